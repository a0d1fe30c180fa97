package com.dokploy.terraform.resources.service;

import com.dokploy.terraform.client.DownloadException;
import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.DiagnosticException;
import com.dokploy.terraform.framework.PlanRequest;
import com.dokploy.terraform.framework.ProposedChange;
import com.dokploy.terraform.log.Log;
import com.dokploy.terraform.resources.session.Session;
import com.dokploy.terraform.resources.support.ComposeFile;
import com.dokploy.terraform.resources.support.TemplateFiles;
import com.dokploy.terraform.schema.Attribute;
import com.dokploy.terraform.schema.Check;
import com.dokploy.terraform.schema.Schema;
import com.dokploy.terraform.schema.Values;
import com.dokploy.terraform.value.Path;
import com.dokploy.terraform.value.Value;
import org.jspecify.annotations.Nullable;

/** {@code template = { … }}: which template a stack is made from, and which version of the template's files. */
final class TemplateSource {
    /** The attribute with the variables that a stack has from its template; null until it has everything. */
    static final String ENV = "template_env";

    private static final String NOT_FOUND = "Template Not Found";

    final Attribute<Values> template;
    final Attribute<Boolean> createDomains;
    private final Attribute<String> id;
    private final Attribute<String> baseUrl;
    private final Attribute<String> digest;

    /** Declares {@code template}. */
    TemplateSource(Schema.Builder stack) {
        var schema = Schema.object();
        id = TemplateFiles.declareId(schema)
                .required()
                .describe("ID of the template, such as `pocketbase`. Another template replaces the stack.");
        baseUrl = TemplateFiles.declareBaseUrl(schema)
                .defaultsTo(TemplateFiles.BASE_URL)
                .describe(
                        "URL of the catalog that has the template. Terraform reads the files itself, so the URL must be"
                                + " reachable from where Terraform runs.");
        digest = schema.string("digest")
                .optionalComputed()
                .useStateForUnknown()
                .check(Check.matches("sha256:[0-9a-f]{64}", "`sha256:` and 64 hexadecimal digits"))
                .describe(
                        "Digest of the template's files. If unset, the stack keeps the files that it was made from, and"
                                + " the plan warns when the catalog has others. Another digest takes the new compose"
                                + " file and adds variables, domains and files that are missing, in place;"
                                + " `data.dokploy_template.NAME.digest` follows the catalog.");
        createDomains = schema.bool("create_domains")
                .defaultsTo(true)
                .describe("Create the domains of the template. Set it to `false` to define `dokploy_domain` resources"
                        + " instead.");
        template = stack.object("template", schema.build())
                .local()
                .managedOnly()
                .describe("Template (one-click app) that the stack is made from: its compose file, and generated"
                        + " environment variables, domains and files. They are generated once and kept by later"
                        + " applies. Dokploy does not record the template, so an import leaves it unset.");
    }

    /** Whether the change generates what the template describes; false as well where that is not known yet. */
    boolean isSeeded(ProposedChange change) {
        if (!(change.planned().value(template) instanceof Value.MapValue planned)) {
            return false;
        }
        var prior = change.priorOrNull();
        if (change.isFirst() || prior == null || prior.isNull(template) || isUnfinished(prior)) {
            return true;
        }
        return !planned.at(digest.name()).equals(prior.get(template).value(digest));
    }

    /** Whether an earlier apply made the stack and failed before it had everything of its template. */
    private static boolean isUnfinished(Values prior) {
        return prior.values().at(ENV).isNull();
    }

    /** Plans another stack for another template. */
    void replaceOther(PlanRequest plan) {
        var prior = plan.prior();
        if (prior != null
                && prior.has(template)
                && plan.planned().value(template) instanceof Value.MapValue planned
                && !planned.at(id.name()).equals(prior.get(template).value(id))) {
            plan.replaceBecauseOf(template);
        }
    }

    /** Returns the files of the planned template as advice; null if there is none or they cannot be read. */
    @Nullable TemplateFiles find(Values planned, Session session) {
        try {
            return planned.value(template) instanceof Value.MapValue object && isPlaceKnown(object)
                    ? read(planned.get(template), session)
                    : null;
        } catch (DownloadException failure) {
            Log.debug("template could not be read", "reason", failure.reason());
            return null;
        }
    }

    private boolean isPlaceKnown(Value.MapValue object) {
        return object.at(id.name()) instanceof Value.Text && object.at(baseUrl.name()) instanceof Value.Text;
    }

    private TemplateFiles read(Values object, Session session) throws DownloadException {
        return TemplateFiles.read(object.get(baseUrl), object.get(id), session);
    }

    /** Returns the files of the template right before they are used. Throws DiagnosticException if they are others. */
    TemplateFiles require(Values planned, Session session) {
        var object = planned.get(template);
        try {
            var files = read(object, session);
            var other = otherDigest(object, files);
            if (other != null) {
                throw new DiagnosticException(other);
            }
            return files;
        } catch (DownloadException failure) {
            throw new DiagnosticException(unreadable(object, failure));
        }
    }

    /** Refuses a template that the apply could not use, and warns of newer files of a template that is in use. */
    void check(PlanRequest plan, Session session) {
        if (!(plan.planned().value(template) instanceof Value.MapValue object) || !isPlaceKnown(object)) {
            return;
        }
        var isPinned = !Values.of(plan.config().value(template)).isNull(digest);
        if (isSeeded(plan)) {
            checkFiles(plan, session);
        } else if (!isPinned) {
            var files = find(plan.planned(), session);
            var pinned = plan.planned().get(template).find(digest);
            if (files != null && pinned != null && !files.digest().equals(pinned)) {
                plan.warning(
                        template,
                        "Template Has Changed",
                        "The catalog has other files of the template "
                                + name(plan.planned().get(template))
                                + " than those that the stack was made from. The stack stays as it is. To take the new"
                                + " files, set `digest = \"" + files.digest()
                                + "\"` in `template`. To keep the old ones"
                                + " without this warning, set `digest = \"" + pinned + "\"`.");
            }
        }
    }

    private void checkFiles(PlanRequest plan, Session session) {
        var object = plan.planned().get(template);
        try {
            var files = read(object, session);
            var other = otherDigest(object, files);
            var problem = ComposeFile.read(files.composeFile()).problem();
            if (other != null) {
                plan.diagnostics().add(other);
            } else if (problem != null) {
                plan.error(
                        template,
                        "Invalid Compose File",
                        "Dokploy cannot use the compose file of the template " + name(object) + ": " + problem);
            }
        } catch (DownloadException failure) {
            if (failure.isMissing()) {
                plan.diagnostics().add(unreadable(object, failure));
            } else {
                plan.warning(
                        template,
                        "Template Not Checked",
                        "The template " + name(object) + " could not be read, and the apply will fail if that stays"
                                + " so. " + failure.reason());
            }
        }
    }

    private @Nullable Diagnostic otherDigest(Values object, TemplateFiles files) {
        var wanted = object.find(digest);
        return wanted == null || wanted.equals(files.digest())
                ? null
                : Diagnostic.error(
                        Path.of(template.name()).attribute(digest.name()),
                        "Template Has Another Digest",
                        "The files of the template " + name(object) + " have the digest `" + files.digest()
                                + "`, not `" + wanted + "`: the catalog has changed since the digest was written down."
                                + " Look at the new files, then set `digest` to their digest, or remove `digest`.");
    }

    private Diagnostic unreadable(Values object, DownloadException failure) {
        return Diagnostic.error(
                Path.of(template.name()),
                NOT_FOUND,
                "The template " + name(object) + " could not be read. " + failure.reason() + " The data source"
                        + " `dokploy_templates` lists the templates of a catalog.");
    }

    private String name(Values object) {
        return "`" + object.get(id) + "` at " + object.get(baseUrl);
    }

    /** Returns the planned values with the digest of the files that were used. */
    Values complete(Values planned, TemplateFiles files) {
        return planned.with(template, planned.get(template).with(digest, files.digest()));
    }
}
