package com.dokploy.terraform.golden;

import com.dokploy.terraform.sandbox.Sandbox;
import java.util.HashMap;

/** Text about objects of a sandbox, with the same words for what is different in every run. */
public final class StableText {
    private StableText() {}

    /** Replaces ids by {@code ID}, generated names by {@code APP-NAME} and the sandbox's port by {@code PORT}. */
    public static String of(String text, Sandbox sandbox) {
        var names = new HashMap<String, String>();
        for (var table : sandbox.rows().counts().keySet()) {
            for (var row : sandbox.rows().all(table)) {
                for (var field : row.properties()) {
                    var value = field.getValue().asText();
                    // The provider of an account, "credential", is part of many texts.
                    var isId = field.getKey().endsWith("Id") && !field.getKey().equals("providerId");
                    if ((isId || field.getKey().equals("appName")) && value.length() > 5) {
                        names.put(value, field.getKey().equals("appName") ? "APP-NAME" : "ID");
                    }
                }
            }
        }
        var stable = text;
        for (var known : names.entrySet()) {
            stable = stable.replace(known.getKey(), known.getValue());
        }
        return stable.replaceAll("127\\.0\\.0\\.1:\\d+", "127.0.0.1:PORT");
    }
}
