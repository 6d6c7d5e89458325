package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;

import adaptarium.experiments.UserException;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.run.RunEvaluation.SplitResult;
import adaptarium.render.watch.Knob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The section of a run's report that shows where the learner went before and after it adapted, a tile for each of some tasks. */
final class BeforeAndAfter {
    private BeforeAndAfter() {}

    static void write(Page page, RunDirectory run, RunEvaluation found, Films films) {
        StringBuilder html = new StringBuilder();
        Map<String, List<String>> pictures = Pictures.of(run).paths();
        Map<String, List<String>> words = new LinkedHashMap<>();
        List<Knob> knobs = knobs(run);
        for (SplitResult split : found.splits()) {
            words.put(
                    split.split(),
                    split.tasks().stream().map(task -> task(task, knobs)).toList());
        }
        Set<String> splits = new LinkedHashSet<>(pictures.keySet());
        splits.addAll(films.films().keySet());
        for (String split : splits) {
            html.append(
                    tiles(split, pictures.getOrDefault(split, List.of()), words.getOrDefault(split, List.of()), films));
        }
        if (html.isEmpty()) {
            return;
        }
        int rounds = found.rounds();
        String key = "<p class=\"note key\"><span><i class=\"before\"></i>before adaptation</span>"
                + "<span><i class=\"after\"></i>after " + Wording.count(rounds, "round") + "</span>"
                + (html.indexOf(PathPictures.GOAL) < 0 ? "" : "<span><i class=\"goal\"></i>goal</span>")
                + "<span>× failed before its time was over</span></p>";
        String note = "The first episode in some of the tasks. The agent is never told the task: it has to find out.";
        int trained = found.headlineRound(found.splits().get(0).learners().get(0));
        if (trained < rounds) {
            note += " It was trained to adapt for " + Wording.count(trained, "round") + "; " + rounds
                    + " lie beyond training.";
        }
        if (films.bytes() > 0) {
            page.script(Films.script());
            html.append(films.html(words));
            note += String.format(
                    Locale.ROOT,
                    " Films show it as fast as it was, and are %.1f MB of this page; 'report --no-films' leaves them"
                            + " out.",
                    films.bytes() / 1e6);
        }
        page.section("Before and after", note, key + html);
    }

    private static String tiles(String split, List<String> pictures, List<String> words, Films films) {
        StringBuilder html = new StringBuilder();
        StringBuilder ranked = new StringBuilder();
        for (Film film : films.of(split)) {
            if (!film.rank().isEmpty()) {
                String said = film.rank() + ": " + Wording.figure(film.before()) + " → " + Wording.figure(film.after());
                ranked.append(Films.button(split, film, said)).append(' ');
            }
        }
        if (!ranked.isEmpty()) {
            html.append("<p class=\"films\">Of all ").append(words.size());
            html.append(" tasks, by the return of this episode after adaptation: ")
                    .append(ranked)
                    .append("</p>");
        }
        html.append("<div class=\"paths\">");
        for (int i = 0; i < pictures.size(); i++) {
            int task = i;
            html.append("<figure>").append(pictures.get(i)).append("<figcaption>");
            html.append(i < words.size() ? escape(words.get(i)) : "");
            films.of(split).stream()
                    .filter(film -> film.task() == task)
                    .findFirst()
                    .ifPresent(film -> html.append(' ').append(Films.button(split, film, "film")));
            html.append("</figcaption></figure>");
        }
        html.append("</div>");
        boolean nothing = pictures.isEmpty() && ranked.isEmpty();
        return nothing ? "" : "<h3>" + escape(split) + " tasks</h3>" + html;
    }

    // Where the family can no longer be had, parameters are written as they were stored.
    private static List<Knob> knobs(RunDirectory run) {
        try {
            return run.config().taskFamily().tasks().parameters().stream()
                    .map(Knob::of)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (UserException e) {
            return List.of();
        }
    }

    /** A task's parameters in words, with their units. */
    static String task(Map<String, Object> parameters, List<Knob> knobs) {
        List<String> parts = new ArrayList<>();
        parameters.forEach((name, value) -> parts.add(knobs.stream()
                .filter(knob -> knob.name().equals(name))
                .findFirst()
                .map(knob -> knob.label() + " " + knob.text(value))
                .orElse(name + " "
                        + (value instanceof Double number ? Wording.digits(number) : String.valueOf(value)))));
        return String.join(", ", parts);
    }
}
