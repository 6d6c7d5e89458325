package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;

import adaptarium.experiments.Sha256;
import adaptarium.meta.Statistics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** An HTML page that grows section by section and needs nothing from outside itself. */
final class Page {
    /** Shown on narrow screens only. */
    static final String SIDEWAYS = "<p class=\"sideways\">Swipe sideways: it goes on to the right →</p>";

    private static final int NARROW = 3; // columns that fit on a phone

    private final String title;
    private final StringBuilder body = new StringBuilder();
    private String script = "";

    /**
     * An empty page.
     *
     * @param title its heading
     * @param subtitle one sentence below it
     */
    Page(String title, String subtitle) {
        this.title = title;
        body.append("<header><h1>").append(escape(title)).append("</h1><p class=\"soft\">");
        body.append(escape(subtitle)).append("</p></header>");
    }

    /**
     * A row of large figures.
     *
     * @param tiles pairs of figure and meaning
     */
    void tiles(List<List<String>> tiles) {
        body.append("<div class=\"tiles\">");
        for (List<String> tile : tiles) {
            body.append("<div class=\"tile\"><b>").append(escape(tile.get(0))).append("</b><span>");
            body.append(escape(tile.get(1))).append("</span></div>");
        }
        body.append("</div>");
    }

    /**
     * A section.
     *
     * @param heading its heading
     * @param note a sentence or two that say how to read it
     * @param html its content, ready to stand in the page
     */
    void section(String heading, String note, String html) {
        body.append("<section><h2>").append(escape(heading)).append("</h2><p class=\"note\">");
        body.append(escape(note)).append("</p>").append(html).append("</section>");
    }

    /**
     * Lets the page do something: this script runs, at its end, after those given before, and no other.
     *
     * @param source JavaScript of the program's own
     */
    void script(String source) {
        script += source;
    }

    /** For the browser: no script but the page's own, no frame and nothing from a network, whatever else may be in the page. */
    private String policy() {
        String own = script.isEmpty() ? "" : "; script-src 'sha256-" + sha256(script) + "'";
        return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline';"
                + " img-src data:" + own + "\">";
    }

    private static String sha256(String text) {
        byte[] digest = HexFormat.of().parseHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
        return Base64.getEncoder().encodeToString(digest);
    }

    /** A figure with its interval, for a table. */
    static String cell(Statistics.Estimate estimate) {
        return Wording.figure(estimate) + "<small>" + Wording.interval(estimate) + "</small>";
    }

    /** The whole page. */
    String html() {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">" + policy()
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + escape(title)
                + "</title>\n<style>\n" + style() + "</style></head>\n<body><main>" + body + "</main>"
                + (script.isEmpty() ? "" : "<script>" + script + "</script>") + "</body></html>\n";
    }

    private static String style() {
        return resource("report.css");
    }

    /**
     * A part of pages that comes with the program.
     *
     * @param name its file's
     */
    static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream("/adaptarium/report/" + name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A table whose cells are HTML.
     *
     * @param header names of the columns
     * @param rows cells; the first row is the report's own learner and stands out
     * @return HTML
     */
    static String table(List<String> header, List<List<String>> rows) {
        StringBuilder html = new StringBuilder(header.size() > NARROW ? SIDEWAYS : "");
        html.append("<div class=\"scroll\"><table><thead><tr>");
        header.forEach(name -> html.append(name.endsWith(Notes.MARK) ? "<th class=\"beyond-training\">" : "<th>")
                .append(escape(name))
                .append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            html.append(row == rows.get(0) ? "<tr class=\"own\">" : "<tr>");
            row.forEach(cell -> html.append("<td>").append(cell).append("</td>"));
            html.append("</tr>");
        }
        return html.append("</tbody></table></div>").toString();
    }
}
