package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;

import adaptarium.envs.MemorylessCeiling;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.config.Configurations;
import adaptarium.experiments.watch.Demonstration;
import adaptarium.experiments.watch.HiddenWords;
import adaptarium.render.Theme;
import adaptarium.render.record.Reel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every family on one HTML page: an episode in motion, what is hidden, what knowing it is worth, its commands, and the family's page. */
public final class Gallery {
    private static final int WIDTH = 340; // px
    private static final int HEIGHT = 212; // px
    private static final int MOST_TRAININGS = 3; // on a card
    private static final String FOR_STUDIES = "gap"; // how configurations begin that are no trainings by themselves
    private static final String BUILT_IN = "adaptarium.envs.family.";

    /** Names of the kinds, by the last part of the package's name, in the order they are shown. */
    private static final Map<String, String> KINDS = kinds();

    private final long seed;
    private final MeasuredGaps gaps;
    private final Map<String, List<String>> trainings = trainings();

    private Gallery(long seed, MeasuredGaps gaps) {
        this.seed = seed;
        this.gaps = gaps;
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("diagnostic", "Diagnostic");
        kinds.put("navigation", "Navigation");
        kinds.put("classic", "Classic control");
        kinds.put("locomotion", "Locomotion");
        kinds.put("flight", "Flight");
        kinds.put("vehicle", "Vehicles");
        kinds.put("manipulation", "Manipulation");
        return kinds;
    }

    /**
     * The page.
     *
     * @param families what to show
     * @param seed of tasks, initial states and actions
     * @param gaps that have been measured
     * @return HTML that needs nothing from outside itself
     */
    public static String html(List<TaskFamily<?>> families, long seed, MeasuredGaps gaps) {
        return new Gallery(seed, gaps).page(families);
    }

    private String page(List<TaskFamily<?>> families) {
        Map<String, List<TaskFamily<?>>> byKind = new LinkedHashMap<>();
        KINDS.values().forEach(kind -> byKind.put(kind, new ArrayList<>()));
        families.forEach(family ->
                byKind.computeIfAbsent(kind(family), kind -> new ArrayList<>()).add(family));
        byKind.values().removeIf(List::isEmpty);
        Page page = new Page(
                "The families",
                families.size()
                        + " families of tasks. The agent sees the observation and never the task. Each moves as"
                        + " somebody plays it who can: the agent that comes with the program, or a controller made by"
                        + " hand that is told the task; where there is neither, random actions. The gap says how much"
                        + " knowing the task is worth: 0 nothing, 1 everything.");
        byKind.forEach((kind, members) -> {
            StringBuilder cards = new StringBuilder("<div class=\"gallery\">");
            members.forEach(family -> cards.append(card(family)));
            page.section(
                    kind,
                    members.size() + (members.size() == 1 ? " family" : " families"),
                    cards.append("</div>").toString());
        });
        page.script(script());
        return page.html();
    }

    private static String kind(TaskFamily<?> family) {
        String name = family.getClass().getPackageName();
        if (!name.startsWith(BUILT_IN)) {
            return "Plug-ins";
        }
        String last = name.substring(BUILT_IN.length());
        return KINDS.getOrDefault(last, last);
    }

    private String card(TaskFamily<?> family) {
        String id = family.spec().id();
        FamilyPage about = FamilyPage.of(family);
        GalleryFilm film = GalleryFilm.of(family, seed);
        StringBuilder html =
                new StringBuilder("<article id=\"").append(escape(id)).append("\"><figure>");
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            html.append("<div class=\"")
                    .append(theme.name())
                    .append("\">")
                    .append(film.picture(id + theme.name(), WIDTH, HEIGHT, theme))
                    .append("</div>");
            html.append(String.format(
                    Locale.ROOT,
                    "<script type=\"application/octet-stream\" data-theme=\"%s\" data-rate=\"%.4f\">%s</script>",
                    theme.name(),
                    film.framesPerSecond(),
                    film.reel(WIDTH, HEIGHT, theme)));
        }
        html.append("</figure><h3>").append(escape(id)).append("</h3><dl class=\"brief\">");
        brief(html, "hidden", HiddenWords.of(family));
        brief(html, "gap", gap(family));
        brief(html, "here", film.who());
        html.append("</dl><p>").append(escape(family.spec().rewardMeaning()));
        html.append("</p><pre>")
                .append(escape(String.join("\n", commands(id))))
                .append("</pre><details><summary>Its page</summary><dl>");
        about.facts().forEach((name, value) -> brief(html, name, value));
        return html.append("</dl>")
                .append(about.html())
                .append("</details></article>")
                .toString();
    }

    private static void brief(StringBuilder html, String name, String value) {
        html.append("<dt>")
                .append(escape(name))
                .append("</dt><dd>")
                .append(escape(value))
                .append("</dd>");
    }

    private String gap(TaskFamily<?> family) {
        return gaps.of(family.spec().id())
                .orElseGet(() -> MemorylessCeiling.of(family).isPresent()
                        ? "not measured; that memory is needed is proved on its page"
                        : "not measured; 'gap " + family.spec().id() + "' does");
    }

    private List<String> commands(String id) {
        List<String> commands = new ArrayList<>(List.of("./adaptarium play " + id));
        Demonstration.of(id).ifPresent(demonstration -> commands.add("./adaptarium demo " + demonstration.name()));
        trainings.getOrDefault(id, List.of()).stream()
                .limit(MOST_TRAININGS)
                .forEach(name -> commands.add("./adaptarium train " + name));
        if (commands.size() == 1) {
            commands.add("./adaptarium watch --family " + id);
            commands.add("./adaptarium train cartpole-rl2 family=" + id);
        }
        return commands;
    }

    /** The configurations that come with the program, by the family they are for. */
    private static Map<String, List<String>> trainings() {
        Map<String, List<String>> trainings = new LinkedHashMap<>();
        for (String name : Configurations.shipped().keySet()) {
            if (name.startsWith(FOR_STUDIES)) {
                continue;
            }
            String family = Configurations.load(name, List.of()).family();
            trainings.computeIfAbsent(family, id -> new ArrayList<>()).add(name);
        }
        return trainings;
    }

    private static String script() {
        return Reel.painter() + Page.resource("gallery.js");
    }
}
