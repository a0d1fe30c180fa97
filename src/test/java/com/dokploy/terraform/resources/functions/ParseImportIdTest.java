package com.dokploy.terraform.resources.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.dokploy.terraform.SharedCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Paths of imports are split as the imports split them. */
class ParseImportIdTest {
    private static final Pattern IMPORT = Pattern.compile("(?m)^terraform import (dokploy_\\w+)\\.\\w+ (.+)$");

    private static String parse(String type, String id) {
        return Calls.call(new ParseImportId(SharedCatalog.CATALOG::resource), type, id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    dokploy_application | 5e1cLMC7yaVltQtndKBwN | id=5e1cLMC7yaVltQtndKBwN
                    dokploy_application | -starts-with-a-hyphen | id=-starts-with-a-hyphen
                    dokploy_application | shop/production/web | project=shop, environment=production, name=web
                    dokploy_postgres | a b/c d/e f | project=a b, environment=c d, name=e f
                    dokploy_application | shop/production/web/api | project=shop, environment=production, name=web/api
                    dokploy_application | shop/production/web?secrets=write-only | project=shop, environment=production, name=web
                    dokploy_environment | shop/staging | project=shop, name=staging
                    dokploy_environment | shop/feature/x | project=shop, name=feature/x
                    dokploy_environment | VUHcVLEQqucGdnc89vq8j | id=VUHcVLEQqucGdnc89vq8j
                    dokploy_project | shop | name=shop
                    dokploy_destination | a/b | name=a/b
                    dokploy_bootstrap | admin@example.com | email=admin@example.com
                    dokploy_domain | shop/production/web/shop.example.com | project=shop, environment=production, service=web, host=shop.example.com
                    dokploy_domain | shop/production/web/shop.example.com/assets/x | project=shop, environment=production, service=web, host=shop.example.com, path=/assets/x
                    dokploy_domain | shop/production/web/shop.example.com/ | project=shop, environment=production, service=web, host=shop.example.com, path=/
                    dokploy_mount | shop/production/web/var/uploads | project=shop, environment=production, service=web, mount_path=/var/uploads
                    dokploy_mount | shop/production/web//var/uploads | project=shop, environment=production, service=web, mount_path=/var/uploads
                    dokploy_port | shop/production/web/5353/udp | project=shop, environment=production, service=web, published_port=5353, protocol=udp
                    dokploy_port | shop/production/web/5353 | project=shop, environment=production, service=web, published_port=5353
                    dokploy_redirect | shop/production/web/^https://a/(.*) | project=shop, environment=production, service=web, regex=^https://a/(.*)
                    dokploy_patch | shop/production/api/config/app.yml | project=shop, environment=production, service=api, file_path=config/app.yml
                    dokploy_dns_record | main/example.com/A www.example.com | dns_provider_id=main, zone=example.com, type name=A www.example.com
                    dokploy_project_tag | shop/audited | project=shop, tag=audited
                    dokploy_environment_variables | application/Puh2ziIsGbnA3JVmRGbAP | id=application/Puh2ziIsGbnA3JVmRGbAP
                    dokploy_web_server_settings | settings | id=settings
                    dokploy_schedule | shop/production/web/reindex | project=shop, environment=production, service=web, name=reindex
                    """)
    void pathsAreSplit(String type, String id, String parts) {
        assertThat(parse(type, id)).isEqualTo(parts);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    dokploy_nothing | x | 0: This version of the provider has no such resource type
                    application | x | 0: This version of the provider has no such resource type
                    '' | x | 0: This version of the provider has no such resource type
                    dokploy_application | shop/web | 1: The path has too few parts. Use an ID, or the path `project/environment/name`
                    dokploy_mount | shop/production/web | 1: The path has too few parts. Use an ID, or the path `project/environment/service/mount_path`
                    dokploy_application | shop//web | 1: The part `environment` is empty
                    dokploy_application | /production/web | 1: The part `project` is empty
                    dokploy_application | shop/production/ | 1: The part `name` is empty
                    dokploy_application | '' | 1: The part `id` is empty
                    dokploy_project | '' | 1: The part `name` is empty
                    dokploy_port | shop/production/web/5353/ | 1: The part `protocol` is empty
                    """)
    void whatIsNoPathOfTheTypeIsRefused(String type, String id, String problem) {
        assertThat(parse(type, id)).isEqualTo("argument " + problem);
    }

    @Test
    void everyExampleOfAnImportIsParsed() throws Exception {
        var parsed = 0;
        try (var folders = Files.list(Path.of("examples/resources"))) {
            for (var folder : folders.toList()) {
                var imports = IMPORT.matcher(Files.readString(folder.resolve("import.sh")));
                while (imports.find()) {
                    var id = imports.group(2).replaceAll("^['\"]|['\"]$", "");
                    if (!id.contains("server/")) {
                        assertThat(parse(imports.group(1), id)).doesNotStartWith("argument");
                        parsed++;
                    }
                }
            }
        }
        assertThat(parsed).isGreaterThan(80);
    }
}
