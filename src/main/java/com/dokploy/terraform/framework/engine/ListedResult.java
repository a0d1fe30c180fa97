package com.dokploy.terraform.framework.engine;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.PrivateState;
import com.dokploy.terraform.value.Value;
import java.util.List;

/**
 * An object on a list.
 *
 * @param displayName the name that tells people which object this is
 * @param identity the identity of the object
 * @param object the whole object; null if nobody asked for it, or if it could not be read
 * @param privateState the notes that belong to the object, as of an import
 * @param diagnostics what is to be said about the object, warnings only
 */
public record ListedResult(
        String displayName, Value identity, Value object, PrivateState privateState, List<Diagnostic> diagnostics) {}
