package com.dokploy.terraform.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.Catalog;
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
class NewTypeTest extends ConformanceTest {
    private static final Resource<Session> TAG = new Tag();

    @Override
    Catalog catalog() {
        return Catalog.all().with(TAG);
    }

    @Override
    List<Resource<Session>> resources() {
        return List.of(TAG);
    }

    /** Once there is a real type of this name, the toy takes another router. */
    @Test
    void everyStepThatIsLeftOutIsNamed() throws IOException {
        assertThat(NewType.missing(TAG))
                .containsExactly(
                        "Catalog: add `new Tag()`",
                        "examples/resources/dokploy_tag/resource.tf",
                        "examples/resources/dokploy_tag/import.sh",
                        "examples/data-sources/dokploy_tag/data-source.tf",
                        "CoverageTest: say in TYPES which router `dokploy_tag` has",
                        "docs/resources/tag.md",
                        "docs/data-sources/tag.md",
                        "src/test/golden/schemas/resource.dokploy_tag.txt",
                        "src/test/golden/schemas/data.dokploy_tag.txt",
                        "src/test/wrong: a configuration of `dokploy_tag` that somebody may well write",
                        "CHANGELOG.md: name `dokploy_tag`");
    }

    @Test
    void noStepIsLeftOutForAnyType() throws IOException {
        for (var resource : Catalog.all().resources()) {
            assertThat(NewType.missing(resource))
                    .as("%s", resource.schema().name())
                    .isEmpty();
        }
    }

    @Test
    void contributorsAreToldTheSteps() throws IOException {
        var guide = Files.readString(Path.of("CONTRIBUTING.md"));
        var steps = guide.substring(guide.indexOf("## Add a type"), guide.indexOf("## The conformance suite"));
        assertThat(steps)
                .contains(
                        "`Catalog`",
                        "`examples/`",
                        "`CoverageTest`",
                        "`CHANGELOG.md`",
                        "golden.overwrite",
                        "NewTypeTest");
    }
}
