package adaptarium.experiments.report;

import adaptarium.experiments.run.CheckpointFolder;
import adaptarium.experiments.study.StudyRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Command lines that remake single runs of a study, to be typed where the study was begun. */
final class StudyCommands {
    private StudyCommands() {}

    /**
     * Trains one run again, under its own name in the folder of runs, and evaluates it.
     *
     * @param entry the run
     * @param checkpoint which checkpoint the study evaluates; empty for the newest
     * @return the command line, for a POSIX shell
     */
    static String of(StudyRecord.Entry entry, Optional<String> checkpoint) {
        List<String> plugins = new ArrayList<>();
        entry.plugins().forEach(plugin -> plugins.addAll(List.of("--plugin", plugin)));
        if (entry.place().isEmpty()) {
            return gap(entry, plugins);
        }
        List<String> train = new ArrayList<>(List.of("train", entry.place()));
        train.addAll(entry.settings());
        train.addAll(List.of("--name", entry.run()));
        train.addAll(plugins);
        List<String> evaluate = new ArrayList<>(List.of("evaluate", entry.run()));
        checkpoint
                .filter(which -> !which.equals(CheckpointFolder.NEWEST))
                .ifPresent(which -> evaluate.addAll(List.of("--checkpoint", which)));
        return typed(train) + " && " + typed(evaluate);
    }

    /** A gap's configuration is put together for its family; the command evaluates, too. */
    private static String gap(StudyRecord.Entry entry, List<String> plugins) {
        List<String> gap = new ArrayList<>(List.of("gap", entry.family()));
        for (int i = 0; i < entry.settings().size(); i++) {
            String setting = entry.settings().get(i);
            gap.addAll(i == 0 ? List.of("--seeds", setting.replace("seed=", "")) : List.of("--set", setting));
        }
        gap.addAll(List.of("--name", entry.run()));
        gap.addAll(plugins);
        return typed(gap);
    }

    private static String typed(List<String> arguments) {
        return "./adaptarium "
                + String.join(" ", arguments.stream().map(StudyCommands::typed).toList());
    }

    private static String typed(String argument) {
        return argument.matches("[A-Za-z0-9_@%+=:,./-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
