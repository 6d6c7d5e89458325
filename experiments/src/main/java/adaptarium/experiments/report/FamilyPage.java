package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.Correlation;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.Families;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.MemorylessCeiling;
import adaptarium.envs.Parameter;
import adaptarium.envs.RangeParameter;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.TaskSpace;
import adaptarium.envs.Variant;
import adaptarium.envs.reference.Reference;
import adaptarium.envs.reference.References;
import adaptarium.envs.wrapper.WrappedFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A family's page, made from its specification, its task record and the registries: never typed twice. For the terminal, for programs, and as HTML.
 */
public final class FamilyPage {
    private static final List<String> AXES = List.of("#", "what", "unit", "least", "greatest");

    private static final String PROOF = "Proof of the ceiling, and what it needs";

    private static final List<String> LEGEND = List.of(
            "shifted: tasks that have at least one parameter from here and outside training",
            "live: may change in mid-episode; visible: the first observation may tell it");

    private final TaskFamily<?> family;
    private final EnvironmentSpec spec;
    private final boolean hasGoal;
    private final List<TaskParameter> parameters;
    private final List<FamilySetting> settings;
    private final List<Correlation> correlations;
    private final List<? extends Reference<?>> references;
    private final Optional<MemorylessCeiling> ceiling;

    private FamilyPage(TaskFamily<?> family) {
        this.family = family;
        spec = family.spec();
        hasGoal = family.hasGoal();
        TaskSpace<?> tasks = family.tasks();
        parameters = tasks.parameters();
        correlations = tasks.correlations();
        settings = FamilySetting.of(family);
        references = References.of(family);
        ceiling = MemorylessCeiling.of(family);
    }

    /**
     * The page of a family.
     *
     * @param family the family, perhaps wrapped
     * @return its page
     */
    public static FamilyPage of(TaskFamily<?> family) {
        return new FamilyPage(family);
    }

    /** The page for people, in lines. */
    public String text() {
        StringBuilder page = new StringBuilder();
        page.append(spec.id())
                .append('\n')
                .append("=".repeat(spec.id().length()))
                .append("\n\n");
        facts().forEach((name, value) -> page.append(String.format(Locale.ROOT, "%-8s %s%n", name, value)));
        page.append('\n');
        page.append(TextTable.of("Observation", AXES, axes(spec.observation())));
        if (spec.actions() instanceof ActionSpace.Continuous continuous) {
            page.append(TextTable.of("Action", AXES, axes(continuous.axes())));
        } else if (spec.actions() instanceof ActionSpace.Discrete discrete) {
            page.append(TextTable.of("Action, one of", List.of("#", "what"), choices(discrete)));
        }
        page.append(TextTable.of("Task, hidden from the agent", taskHeader(), taskRows())
                .stripTrailing());
        page.append('\n');
        LEGEND.forEach(line -> page.append("  ").append(line).append('\n'));
        ceiling.ifPresent(proof -> {
            page.append("\n").append(PROOF).append('\n');
            proof.ceilingProof().forEach(line -> page.append("  ").append(line).append('\n'));
        });
        page.append("\nReference controllers\n");
        referenceLines().forEach(line -> page.append("  ").append(line).append('\n'));
        page.append('\n');
        page.append(TextTable.of(
                "Settings of a variant, written behind the name, as in " + plainId() + ":horizon="
                        + Math.max(1, unwrapped().horizon() / 2),
                List.of("setting", "what it is", "here"),
                settingRows()));
        page.append(TextTable.of(
                "Wrappers, written behind the name, as in " + spec.id() + "+action-delay=2",
                List.of("wrapper", "what it does"),
                wrappers()));
        return page.toString();
    }

    /** The page for programs. A bound that does not exist is null. */
    public Map<String, Object> json() {
        return FamilyJson.of(family);
    }

    /** The tables of the page as HTML, for a page that shows the family's name and its facts itself. */
    String html() {
        StringBuilder html = new StringBuilder();
        table(html, "Observation", AXES, axes(spec.observation()));
        if (spec.actions() instanceof ActionSpace.Continuous continuous) {
            table(html, "Action", AXES, axes(continuous.axes()));
        } else if (spec.actions() instanceof ActionSpace.Discrete discrete) {
            table(html, "Action, one of", List.of("#", "what"), choices(discrete));
        }
        table(html, "Task, hidden from the agent", taskHeader(), taskRows());
        html.append("<p class=\"note\">")
                .append(escape(String.join(". ", LEGEND)))
                .append(".</p>");
        ceiling.ifPresent(proof -> html.append("<h4>")
                .append(PROOF)
                .append("</h4><p>")
                .append(escape(String.join(" ", proof.ceilingProof())))
                .append("</p>"));
        html.append("<h4>Reference controllers</h4><p>")
                .append(escape(String.join("; ", referenceLines())))
                .append("</p>");
        return html.toString();
    }

    private static void table(StringBuilder html, String title, List<String> header, List<List<String>> rows) {
        html.append("<h4>")
                .append(escape(title))
                .append("</h4><div class=\"scroll\"><table class=\"plain\"><thead><tr>");
        header.forEach(name -> html.append("<th>").append(escape(name)).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>").append(escape(cell)).append("</td>"));
            html.append("</tr>");
        }
        html.append("</tbody></table></div>");
    }

    /** How long an episode can last: a repeated action may end with the horizon inside. */
    private static double seconds(TaskFamily<?> family) {
        EnvironmentSpec spec = family.spec();
        double whole = spec.horizon() * spec.controlTimestep();
        return family instanceof WrappedFamily<?> wrapped ? Math.min(whole, seconds(wrapped.inner())) : whole;
    }

    /** What is said of the family in a sentence each. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Reward", spec.rewardMeaning());
        facts.put("End", spec.endMeaning());
        String goal = family.goalMeaning().isEmpty()
                ? "An episode can succeed."
                : "An episode succeeds where at any moment " + family.goalMeaning() + ".";
        facts.put("Goal", hasGoal ? goal : "None; there is only reward to collect.");
        facts.put(
                "Time",
                "At most " + spec.horizon() + (spec.horizon() == 1 ? " step of " : " steps of ")
                        + number(spec.controlTimestep()) + " s, " + number(seconds(family)) + " s in all; "
                        + spec.episodesPerTrial() + (spec.episodesPerTrial() == 1 ? " episode" : " episodes")
                        + " in a trial.");
        ceiling.ifPresent(proof -> {
            facts.put(
                    "Ceiling",
                    "Without memory at most " + number(proof.memorylessCeiling(Split.TRAIN)) + " an episode"
                            + (family.tasks().canShift()
                                    ? ", and " + number(proof.memorylessCeiling(Split.SHIFTED)) + " in shifted tasks"
                                    : "")
                            + ", by proof.");
            facts.put("Why", sentence(proof.principle().meaning()));
        });
        Variant.of(spec.id()).ifPresent(variant -> facts.put("Variant", words(variant)));
        if (!correlations.isEmpty()) {
            facts.put(
                    "Drawn together",
                    correlations.stream()
                                    .map(pair -> pair.first() + " and " + pair.second() + " with correlation "
                                            + number(pair.coefficient()))
                                    .collect(Collectors.joining("; "))
                            + ".");
        }
        return facts;
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
    }

    private static String words(Variant variant) {
        return (variant.name().isEmpty() ? "" : variant.name() + ", ") + "hash " + variant.hash() + ": "
                + variant.family() + " with "
                + variant.words().replace(",", ", ").replace("=", " ") + ".";
    }

    /** The id without what a variant changes and without wrappers. */
    private String plainId() {
        return spec.id().replaceFirst("[:+].*", "");
    }

    /** What a variant's settings are of: the family inside its wrappers, which may have another clock. */
    private EnvironmentSpec unwrapped() {
        String inside = spec.id().replaceFirst("\\+.*", "");
        return inside.equals(spec.id()) ? spec : Families.named(inside).spec();
    }

    private List<List<String>> settingRows() {
        Map<String, String> changed =
                Variant.of(spec.id()).map(Variant::settings).orElse(Map.of());
        List<List<String>> rows = new ArrayList<>();
        for (FamilySetting setting : settings) {
            rows.add(List.of(
                    setting.name(),
                    setting.description(),
                    changed.getOrDefault(setting.name(), number(setting.standard()))));
        }
        rows.add(List.of(
                "horizon",
                "steps after which an episode is truncated",
                String.valueOf(unwrapped().horizon())));
        rows.add(List.of(
                "episodes", "episodes in a trial", String.valueOf(unwrapped().episodesPerTrial())));
        rows.add(List.of("PARAMETER", "a task parameter's value, or its training range, as 0.5..1.5", ""));
        rows.add(List.of("PARAMETER.KEY", "shifted, scale, mean, median, deviation, nominal or weights of it", ""));
        rows.add(List.of("correlations.A.B", "how two parameters are correlated", ""));
        return rows;
    }

    private static List<List<String>> axes(List<Axis> axes) {
        List<List<String>> rows = new ArrayList<>();
        for (Axis axis : axes) {
            rows.add(List.of(
                    String.valueOf(rows.size()), axis.name(), axis.unit(), number(axis.low()), number(axis.high())));
        }
        return rows;
    }

    private static List<List<String>> choices(ActionSpace.Discrete discrete) {
        List<List<String>> rows = new ArrayList<>();
        for (String choice : discrete.choices()) {
            rows.add(List.of(String.valueOf(rows.size()), choice));
        }
        return rows;
    }

    private static List<String> taskHeader() {
        return List.of("parameter", "what it is", "unit", "training", "shifted", "nominal", "live", "visible");
    }

    private List<List<String>> taskRows() {
        List<List<String>> rows = new ArrayList<>();
        for (TaskParameter parameter : parameters) {
            List<String> row = new ArrayList<>(List.of(parameter.name(), parameter.description()));
            if (parameter instanceof RangeParameter range) {
                boolean shifts = range.innerProbability() < 1;
                String scale = range.scale() == Parameter.Scale.LOG ? ", log" : "";
                row.add(range.unit());
                row.add(between(range.low(), range.high()) + (range.lawText().isEmpty() ? scale : range.lawText()));
                row.add(shifts ? between(range.outerLow(), range.outerHigh()) + scale : "-");
                row.add(number(range.nominal()));
            } else {
                row.add("");
                row.add(parameter.trainText());
                row.add(parameter.shiftedText().isEmpty() ? "-" : parameter.shiftedText());
                row.add(String.valueOf(parameter.nominal()));
            }
            row.add(parameter.live() ? "yes" : "no");
            row.add(parameter.visible() ? "yes" : "no");
            rows.add(row);
        }
        return rows;
    }

    private static String between(double low, double high) {
        return "[" + number(low) + ", " + number(high) + "]";
    }

    /** A number to four digits, without the noise that sums of decimals have. */
    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return "none";
        }
        String text = String.format(Locale.ROOT, "%.4g", value);
        if (text.contains("e")) {
            return String.valueOf(value);
        }
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    private List<String> referenceLines() {
        return references.isEmpty()
                ? List.of("none known")
                : references.stream()
                        .map(reference ->
                                reference.method() + (reference.toldTask() ? ", told the task" : ", not told the task"))
                        .toList();
    }

    /** How each wrapper is written, and what it does. */
    private static List<List<String>> wrappers() {
        return Families.wrappers().stream()
                .map(wrapper -> wrapper.usage().split(": ", 2))
                .map(pair -> List.of(pair[0], pair.length == 2 ? pair[1] : ""))
                .toList();
    }
}
