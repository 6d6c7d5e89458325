package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;

import adaptarium.envs.StructureParameter;
import adaptarium.envs.TaskParameter;
import adaptarium.experiments.run.CheckpointFolder;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.Sensitivity;
import adaptarium.experiments.study.TuningRecord;
import adaptarium.experiments.watch.TaskMaps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The maps over two hidden parameters that {@code heatmap} has left in runs of a study; where there are none, what makes one. */
final class StudyMaps {
    private final Map<StudyFamily, List<Drawn>> maps = new LinkedHashMap<>();
    private final String checkpoint;

    /** A map and whose it is. */
    private record Drawn(String learner, long seed, RunDirectory run, Sensitivity map) {}

    /** Reads them; one that is damaged is no part of its run. */
    StudyMaps(StudyReport report) {
        checkpoint = report.tuning().map(TuningRecord::checkpoint).orElse(CheckpointFolder.NEWEST);
        for (StudyFamily family : report.families()) {
            List<Drawn> drawn = new ArrayList<>();
            for (PooledLearner learner : family.learners()) {
                for (PooledLearner.Member member : learner.seeds()) {
                    if (member.own()) {
                        RunDirectory run = family.comparison().run(member.run());
                        TaskMaps.figures(run.folder(), trouble -> {})
                                .forEach(map -> drawn.add(new Drawn(learner.label(), member.seed(), run, map)));
                    }
                }
            }
            maps.put(family, drawn);
        }
    }

    /** Whether there is any, for which the page needs {@code heat-map.js}. */
    boolean any() {
        return maps.values().stream().anyMatch(drawn -> !drawn.isEmpty());
    }

    /** Those of a family as HTML; empty where nothing could be drawn: of few-shot problems, and where there are not two parameters in an order. */
    String html(StudyFamily family) {
        List<Drawn> drawn = maps.getOrDefault(family, List.of());
        if (drawn.isEmpty()) {
            return command(family);
        }
        StringBuilder html = new StringBuilder("<h3>Where it adapts: return over two hidden parameters</h3>");
        for (Drawn one : drawn) {
            html.append("<p class=\"note\">" + escape(one.learner() + ", seed " + one.seed())
                    + "</p><div class=\"heat-map\" data-run=\""
                    + escape(one.run().typed())
                    + "\"><div class=\"scroll\">" + new HeatMap(one.map()).svg() + "</div><pre>./adaptarium watch "
                    + escape(one.run().typed()) + "</pre></div>");
        }
        return html.toString();
    }

    private String command(StudyFamily family) {
        List<RunDirectory> runs = family.contenders().stream()
                .flatMap(learner -> learner.seeds().stream())
                .filter(PooledLearner.Member::own)
                .map(member -> family.comparison().run(member.run()))
                .limit(1)
                .toList();
        if (runs.isEmpty() || Scale.of(family.name()).fewShot()) {
            return "";
        }
        List<String> axes = runs.get(0).config().taskFamily().tasks().parameters().stream()
                .filter(parameter -> !(parameter instanceof StructureParameter))
                .map(TaskParameter::name)
                .limit(2)
                .toList();
        if (axes.size() < 2) {
            return "";
        }
        String which = checkpoint.equals(CheckpointFolder.NEWEST) ? "" : " --checkpoint " + checkpoint;
        return "<h3>Where it adapts</h3><p class=\"note\">No run has a map of its return over two hidden parameters;"
                + " this makes one, which is shown here when the report is made again:</p><pre>./adaptarium heatmap "
                + escape(runs.get(0).typed() + " " + String.join(" ", axes) + which) + "</pre>";
    }
}
