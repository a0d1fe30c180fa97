package com.dokploy.terraform.resources.settings;

import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.resources.planning.EnterpriseLicense;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.AttributeBuilder;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Note;
import com.dokploy.terraform.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code dokploy_whitelabeling}: names, logos and texts of the dashboard, which there are once. */
public final class Whitelabeling extends SettingsResource {
    private final List<Attribute<String>> texts;

    /** Declares the attributes of {@code dokploy_whitelabeling}. */
    public Whitelabeling() {
        this(new Declaration());
    }

    private Whitelabeling(Declaration declaration) {
        super(declaration.s.build(), declaration.id, List.of(declaration.setting()));
        texts = declaration.texts;
    }

    @Override
    public void plan(PlanRequest plan, @Nullable Session session) {
        super.plan(plan, session);
        if (session == null) {
            return;
        }
        for (var text : texts) {
            if (plan.config().has(text) && plan.changes(text)) {
                EnterpriseLicense.require(
                        plan,
                        text,
                        "Dokploy changes names, logos and texts of the dashboard only with an enterprise license.",
                        session);
                return;
            }
        }
    }

    /** The attributes. */
    private static final class Declaration {
        private final Schema.Builder s = Schema.resource(
                "dokploy_whitelabeling",
                "Names, logos and texts of Dokploy's dashboard (whitelabeling). Requires an enterprise license of"
                        + " Dokploy, and the API key of the owner.");
        private final Attribute<String> id;
        private final List<Attribute<String>> texts = new ArrayList<>();

        Declaration() {
            s.note(
                    Note.Kind.NOTE,
                    "A server has one set of names, logos and texts, so a configuration declares the resource once."
                            + " " + RESTORED);
            id = declareId(s);
            text("app_name", "Name of the application, in place of `Dokploy`. Empty for Dokploy's own.");
            text("app_description", "Text on the sign-in page. Empty for Dokploy's own.");
            url("logo_url", "URL of the logo in the dashboard. Empty for Dokploy's own.");
            url("login_logo_url", "URL of the logo on the sign-in page. Empty for that of `logo_url`.");
            url("favicon_url", "URL of the icon that browsers show. Empty for Dokploy's own.");
            text("custom_css", "CSS that is added to every page. Empty for none.");
            url("support_url", "URL of the link to support. Empty for Dokploy's own.");
            url("docs_url", "URL of the link to the documentation. Empty for Dokploy's own.");
            text("error_page_title", "Title of error pages. Empty for Dokploy's own.");
            text("error_page_description", "Text of error pages. Empty for Dokploy's own.");
            text("meta_title", "Title that browsers show. Empty for Dokploy's own.");
            text("footer_text", "Text at the bottom of the sidebar. Empty for none.");
        }

        private void text(String name, String description) {
            describe(s.string(name), description);
        }

        private void url(String name, String description) {
            describe(
                    s.string(name)
                            .check(Check.matches(
                                    "|[Hh][Tt][Tt][Pp][Ss]?://\\S+",
                                    "a URL that begins with `https://` or `http://`, or empty")),
                    description);
        }

        private void describe(AttributeBuilder<String> builder, String description) {
            texts.add(builder.optionalComputed().useStateForUnknown().describe(description, "If unset, not managed."));
        }

        ServerSetting setting() {
            var schema = s.build();
            var fields = new ArrayList<String>();
            texts.forEach(text -> fields.add(schema.apiField(text)));
            return new WhitelabelingSetting(List.copyOf(fields));
        }
    }
}
