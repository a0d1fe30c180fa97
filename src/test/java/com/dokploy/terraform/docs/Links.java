package com.dokploy.terraform.docs;

import com.dokploy.terraform.SharedCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Links between pages, as the registry and GitHub both follow them: relative, to the file. */
final class Links {
    static final Path DOCS = Path.of("docs");

    /** The name of a type in a text; a word that the text explains in brackets is a value that is called the same. */
    private static final Pattern TYPE = Pattern.compile("(?<!\\[)`(dokploy_\\w+)`(?! \\()");

    private static final Pattern TITLE = Pattern.compile("^page_title: \"(.*)\"$", Pattern.MULTILINE);

    /** The page of each type, from docs/; that of the resource where several have the same name. */
    private static final Map<String, String> PAGES = pages();

    private final String page;

    /**
     * Links that begin on a page.
     *
     * @param page its file, from docs/
     */
    Links(String page) {
        this.page = page;
    }

    private static Map<String, String> pages() {
        var pages = new TreeMap<String, String>();
        for (var ephemeral : SharedCatalog.CATALOG.ephemerals()) {
            var name = ephemeral.schema().name();
            pages.put(name, ephemeral(name));
        }
        for (var dataSource : SharedCatalog.CATALOG.dataSources()) {
            var name = dataSource.schema().name();
            pages.put(name, dataSource(name));
        }
        for (var action : SharedCatalog.CATALOG.actions()) {
            var name = action.schema().name();
            pages.put(name, action(name));
        }
        for (var resource : SharedCatalog.CATALOG.resources()) {
            var name = resource.schema().name();
            pages.put(name, resource(name));
        }
        return pages;
    }

    /** The page of a resource, from docs/. */
    static String resource(String type) {
        return "resources/" + shortened(type) + ".md";
    }

    /** The page of a data source, from docs/. */
    static String dataSource(String type) {
        return "data-sources/" + shortened(type) + ".md";
    }

    /** The page of a list resource, from docs/. */
    static String listResource(String type) {
        return "list-resources/" + shortened(type) + ".md";
    }

    /** The page of an action, from docs/. */
    static String action(String type) {
        return "actions/" + shortened(type) + ".md";
    }

    /** The page of an ephemeral resource, from docs/. */
    static String ephemeral(String type) {
        return "ephemeral-resources/" + shortened(type) + ".md";
    }

    private static String shortened(String type) {
        return type.substring("dokploy_".length());
    }

    /** A text in which each type that has a page leads to it, but for the type of this page. */
    String in(String text) {
        return in(text, _ -> false);
    }

    /**
     * The same, for a text about an attribute beside others.
     *
     * @param isAttribute whether there is an attribute of a name: then only a reference in brackets means the type
     */
    String in(String text, Predicate<String> isAttribute) {
        return TYPE.matcher(text).replaceAll(found -> {
            var target = PAGES.get(found.group(1));
            var isReference = found.start() > 0 && text.charAt(found.start() - 1) == '(';
            var isLink = target != null && !target.equals(page) && (isReference || !isAttribute.test(found.group(1)));
            return Matcher.quoteReplacement(isLink ? to(found.group(), target) : found.group());
        });
    }

    /** A link to a page. */
    String to(String text, String target) {
        var folder = Path.of(page).getParent();
        var relative =
                folder == null ? target : folder.relativize(Path.of(target)).toString();
        return "[" + text + "](" + relative + ")";
    }

    /** A link to a guide, by its title. */
    String toGuide(String guide) {
        var file = "guides/" + guide + ".md";
        try {
            var title = TITLE.matcher(Files.readString(DOCS.resolve(file)));
            if (!title.find()) {
                throw new IllegalStateException(file + " has no title");
            }
            return to(title.group(1), file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
