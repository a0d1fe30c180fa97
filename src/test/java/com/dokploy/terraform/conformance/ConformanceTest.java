package com.dokploy.terraform.conformance;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.Session;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every case that the declarations of all types imply, against sandboxes or a real server. The types are divided
 * among several servers, on which cases run side by side.
 */
@ParameterizedClass
@MethodSource("shares")
@Execution(ExecutionMode.CONCURRENT)
class ConformanceTest extends ConformanceSuite {
    @Parameter
    Share share;

    /** The types that share a server. */
    record Share(List<Resource<Session>> resources) {
        @Override
        public String toString() {
            return resources.size() + " types";
        }
    }

    static List<Share> shares() {
        return SampleSize.shares().stream().map(Share::new).toList();
    }

    @Override
    Catalog catalog() {
        return SharedCatalog.CATALOG;
    }

    @Override
    List<Resource<Session>> resources() {
        return share.resources();
    }

    /** A case that is asked for may be that of a type on another server. */
    @Override
    List<Resource<Session>> everyResource() {
        return SampleSize.resources();
    }
}
