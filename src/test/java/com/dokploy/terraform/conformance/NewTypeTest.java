package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.Catalog;
import com.dokploy.terraform.SharedCatalog;
import com.dokploy.terraform.docs.NewType;
import com.dokploy.terraform.framework.Resource;
import com.dokploy.terraform.resources.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Adds a type by the steps of CONTRIBUTING. Its class alone has every case of the conformance suite, which this test
 * inherits; what else belongs to a type is named for this one, and is there for all others.
 */
class NewTypeTest extends ConformanceSuite {
    private static final Resource<Session> LABEL = new Label();

    @Override
    Catalog catalog() {
        return SharedCatalog.CATALOG.with(LABEL);
    }

    @Override
    List<Resource<Session>> resources() {
        return List.of(LABEL);
    }

    @Test
    void filesAndLinesThatAreLeftOutAreNamed() throws IOException {
        assertThat(NewType.missing(LABEL))
                .containsExactly(
                        "Catalog: add `new Label()`",
                        "examples/resources/dokploy_label/resource.tf",
                        "examples/resources/dokploy_label/import.sh",
                        "examples/data-sources/dokploy_label/data-source.tf",
                        "src/test/coverage: say which router `dokploy_label` has",
                        "docs/resources/label.md",
                        "docs/data-sources/label.md",
                        "src/test/golden/schemas/resource.dokploy_label.txt",
                        "src/test/golden/schemas/data.dokploy_label.txt",
                        "src/test/wrong: a configuration of `dokploy_label` that somebody may well write",
                        "CHANGELOG.md: name `dokploy_label`");
    }

    @Test
    void noStepIsLeftOutForAnyType() throws IOException {
        for (var resource : SharedCatalog.CATALOG.resources()) {
            assertThat(NewType.missing(resource))
                    .as("%s", resource.schema().name())
                    .isEmpty();
        }
    }

    @Test
    void noStepIsLeftOutForAnyEphemeralResource() throws IOException {
        assertThat(SharedCatalog.CATALOG.ephemerals()).isNotEmpty();
        for (var ephemeral : SharedCatalog.CATALOG.ephemerals()) {
            assertThat(NewType.missing(ephemeral))
                    .as("%s", ephemeral.schema().name())
                    .isEmpty();
        }
    }

    @Test
    void contributorsAreToldTheSteps() throws IOException {
        var guide = Files.readString(Path.of("CONTRIBUTING.md"));
        var steps = guide.substring(guide.indexOf("## Add a type"), guide.indexOf("## The conformance suite"));
        assertThat(steps)
                .contains(
                        "`importParents`",
                        "`dataSources`",
                        "`DatabaseEngine`",
                        "`BackedUpDatabase`",
                        "`Catalog`",
                        "`Fixtures`",
                        "`examples/`",
                        "`routers.txt`",
                        "`src/test/coverage`",
                        "`CHANGELOG.md`",
                        "golden.overwrite",
                        "NewTypeTest");
    }
}
