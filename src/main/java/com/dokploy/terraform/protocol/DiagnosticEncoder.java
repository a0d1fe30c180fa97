package com.dokploy.terraform.protocol;

import com.dokploy.terraform.framework.Diagnostic;
import com.dokploy.terraform.framework.engine.KnownSecrets;
import com.dokploy.terraform.log.Printable;
import com.dokploy.terraform.protocol.generated.AttributePath;
import com.dokploy.terraform.value.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Diagnostics and paths as tfplugin6 messages. Every text for people passes here, from whatever source: anything that
 * could change the terminal, and every known secret, is taken out.
 */
final class DiagnosticEncoder {
    private final KnownSecrets secrets;

    DiagnosticEncoder(KnownSecrets secrets) {
        this.secrets = secrets;
    }

    /** Returns a text as it may be shown. */
    String shown(String text) {
        return secrets.scrub(Printable.of(text));
    }

    List<com.dokploy.terraform.protocol.generated.Diagnostic> encode(List<Diagnostic> diagnostics) {
        var encoded = new ArrayList<com.dokploy.terraform.protocol.generated.Diagnostic>(diagnostics.size());
        for (var diagnostic : diagnostics) {
            encoded.add(encode(diagnostic));
        }
        return encoded;
    }

    private com.dokploy.terraform.protocol.generated.Diagnostic encode(Diagnostic diagnostic) {
        var encoded = com.dokploy.terraform.protocol.generated.Diagnostic.newBuilder()
                .setSeverity(severity(diagnostic.severity()))
                .setSummary(shown(diagnostic.summary()))
                .setDetail(shown(detail(diagnostic)));
        // Without a path the diagnostic is about the whole block.
        if (!diagnostic.path().steps().isEmpty()) {
            encoded.setAttribute(encode(new Path(diagnostic.path().steps().subList(0, 1))));
        }
        return encoded.build();
    }

    /**
     * Returns the detail with the whole path in it. Terraform finds the line of configuration of a top-level attribute
     * only: for every longer path it shows the head of the block, so the detail has to say where exactly inside the
     * attribute.
     */
    private static String detail(Diagnostic diagnostic) {
        var path = diagnostic.path().toString();
        var isNamed = diagnostic.path().steps().size() < 2
                || diagnostic.detail().contains(path)
                || diagnostic.summary().contains(path);
        return isNamed ? diagnostic.detail() : "In `" + path + "`: " + diagnostic.detail();
    }

    private static com.dokploy.terraform.protocol.generated.Diagnostic.Severity severity(Diagnostic.Severity severity) {
        return switch (severity) {
            case ERROR -> com.dokploy.terraform.protocol.generated.Diagnostic.Severity.ERROR;
            case WARNING -> com.dokploy.terraform.protocol.generated.Diagnostic.Severity.WARNING;
        };
    }

    static AttributePath encode(Path path) {
        var encoded = AttributePath.newBuilder();
        for (var step : path.steps()) {
            encoded.addSteps(encode(step));
        }
        return encoded.build();
    }

    private static AttributePath.Step encode(Path.Step step) {
        var encoded = AttributePath.Step.newBuilder();
        switch (step) {
            case Path.Attribute(var name) -> encoded.setAttributeName(name);
            case Path.Key(var key) -> encoded.setElementKeyString(key);
            case Path.Index(var index) -> encoded.setElementKeyInt(index);
        }
        return encoded.build();
    }
}
