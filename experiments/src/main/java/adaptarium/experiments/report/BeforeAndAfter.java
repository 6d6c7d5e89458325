package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;

import adaptarium.experiments.UserException;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunEvaluation;
import adaptarium.experiments.run.RunEvaluation.SplitResult;
import adaptarium.render.watch.Knob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section of a run's report that shows where the learner went before and after it adapted, a tile for each of some tasks. */
final class BeforeAndAfter {
    private BeforeAndAfter() {}

    static void write(Page page, RunDirectory run, RunEvaluation found) {
        StringBuilder html = new StringBuilder();
        List<Knob> knobs = knobs(run);
        Pictures.of(run).paths().forEach((split, pictures) -> {
            if (pictures.isEmpty()) {
                return;
            }
            html.append("<h3>").append(escape(split)).append(" tasks</h3><div class=\"paths\">");
            List<Map<String, Object>> tasks = found.splits().stream()
                    .filter(result -> result.split().equals(split))
                    .findFirst()
                    .map(SplitResult::tasks)
                    .orElse(List.of());
            for (int i = 0; i < pictures.size(); i++) {
                html.append("<figure>").append(pictures.get(i)).append("<figcaption>");
                html.append(i < tasks.size() ? escape(task(tasks.get(i), knobs)) : "")
                        .append("</figcaption></figure>");
            }
            html.append("</div>");
        });
        if (!html.isEmpty()) {
            int rounds = found.rounds();
            String key = "<p class=\"note key\"><span><i class=\"before\"></i>before adaptation</span>"
                    + "<span><i class=\"after\"></i>after " + rounds + (rounds == 1 ? " round" : " rounds") + "</span>"
                    + (html.indexOf(PathPictures.GOAL) < 0 ? "" : "<span><i class=\"goal\"></i>goal</span>")
                    + "<span>× failed before its time was over</span></p>";
            page.section(
                    "Before and after",
                    "The first episode in some of the tasks. The agent is never told the task: it has to find out.",
                    key + html);
        }
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
