package adaptarium.experiments.command;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.TaskSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A family's page, made from its specification and its task record: never typed twice. */
final class FamilyPage {
    private FamilyPage() {}

    /** The page for people. */
    static String text(TaskFamily<?> family) {
        EnvironmentSpec spec = family.spec();
        StringBuilder page = new StringBuilder();
        page.append(spec.id())
                .append('\n')
                .append("=".repeat(spec.id().length()))
                .append("\n\n");
        page.append("Reward   ").append(spec.rewardMeaning()).append('\n');
        page.append("End      ").append(spec.endMeaning()).append('\n');
        page.append("Horizon  ").append(spec.horizon()).append(" steps of ").append(spec.controlTimestep());
        page.append(" s; ").append(spec.episodesPerTrial()).append(" episodes per trial\n\n");
        page.append(TextTable.of("Observation", List.of("#", "axis", "unit", "low", "high"), axes(spec.observation())));
        if (spec.actions() instanceof ActionSpace.Continuous continuous) {
            page.append(TextTable.of("Action", List.of("#", "axis", "unit", "low", "high"), axes(continuous.axes())));
        } else if (spec.actions() instanceof ActionSpace.Discrete discrete) {
            page.append("Action   one of: ")
                    .append(String.join(", ", discrete.choices()))
                    .append("\n\n");
        }
        List<List<String>> rows = new ArrayList<>();
        for (TaskParameter parameter : TaskSpace.of(family.taskType()).parameters()) {
            rows.add(List.of(
                    parameter.name(),
                    parameter.trainText(),
                    parameter.shiftedText().isEmpty() ? "-" : parameter.shiftedText(),
                    String.valueOf(parameter.nominal()),
                    parameter.live() ? "yes" : "no",
                    parameter.description()));
        }
        List<String> header =
                List.of("parameter", "training", "shifted, outside training", "nominal", "live", "what it is");
        return page.append(TextTable.of("Task, hidden from the agent", header, rows))
                .toString();
    }

    private static List<List<String>> axes(List<Axis> axes) {
        List<List<String>> rows = new ArrayList<>();
        for (Axis axis : axes) {
            rows.add(List.of(
                    String.valueOf(rows.size()), axis.name(), axis.unit(), bound(axis.low()), bound(axis.high())));
        }
        return rows;
    }

    private static String bound(double value) {
        return Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : String.valueOf(value);
    }

    /** The page for programs. */
    static Map<String, Object> json(TaskFamily<?> family) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("spec", family.spec());
        List<Map<String, Object>> parameters = new ArrayList<>();
        for (TaskParameter parameter : TaskSpace.of(family.taskType()).parameters()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("name", parameter.name());
            entry.put("training", parameter.trainText());
            entry.put("shifted", parameter.shiftedText());
            entry.put("nominal", parameter.nominal());
            entry.put("live", parameter.live());
            entry.put("description", parameter.description());
            parameters.add(entry);
        }
        page.put("task", parameters);
        return page;
    }
}
