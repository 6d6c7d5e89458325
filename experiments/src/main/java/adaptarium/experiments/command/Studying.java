package adaptarium.experiments.command;

import adaptarium.experiments.UserException;
import adaptarium.experiments.config.StudyFile.Planned;
import adaptarium.experiments.report.TextTable;
import adaptarium.experiments.report.Wording;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunInfo;
import adaptarium.experiments.study.CellProcess;
import adaptarium.experiments.study.ChildProcesses;
import adaptarium.experiments.study.ClusterProcess;
import adaptarium.experiments.study.StudyEstimate;
import adaptarium.experiments.study.StudyPlan;
import adaptarium.experiments.study.StudyPlan.Cell;
import adaptarium.experiments.study.StudyPlan.State;
import adaptarium.experiments.study.StudyRunner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What {@code study} and {@code train} with several values share: a plan is shown, or carried out. */
final class Studying {
    private static final double NANO = 1e-9; // s
    private static final int MOST_WAITING = 256; // runs handed to a cluster at a time

    private final AdaptariumCommand root;
    private final int jobs;
    private final @Nullable String cluster;

    /**
     * Studies.
     *
     * @param root the program
     * @param jobs how many runs side by side; 0 for as many as there are cores
     */
    Studying(AdaptariumCommand root, int jobs) {
        this(root, jobs, null);
    }

    /**
     * Studies.
     *
     * @param root the program
     * @param jobs how many runs side by side; 0 for as many as there are cores
     * @param cluster where they run, as Spark calls it; null for this machine
     */
    Studying(AdaptariumCommand root, int jobs, @Nullable String cluster) {
        if (jobs < 0) {
            throw new UserException("--jobs must be at least 1, got " + jobs);
        }
        this.root = root;
        this.cluster = cluster;
        this.jobs = jobs == 0 ? Runtime.getRuntime().availableProcessors() : jobs;
    }

    /**
     * Carries out a study, or says what would be done.
     *
     * @param name the study's name: its folder in the folder of runs
     * @param runs what it consists of
     * @param now how many of them, from the first, are to be done this time
     * @param dryRun whether nothing is to be done
     * @return the exit code
     */
    int study(String name, List<Planned> runs, int now, boolean dryRun) {
        StudyPlan plan = plan(name, runs);
        StudyPlan part = plan.first(now);
        if (dryRun) {
            return show(part);
        }
        return finish(plan, carryOut(plan, part));
    }

    /** Says where the study lies; its exit code. */
    int finish(StudyPlan plan, Outcome outcome) {
        if (outcome.stopped()) {
            return Interruption.EXIT_CODE;
        }
        root.out()
                .println(
                        root.json()
                                ? Json.line(Map.of("study", plan.folder().toString(), "failed", outcome.failed()))
                                : "study " + plan.folder() + "; next: adaptarium report " + plan.folder());
        return outcome.failed().isEmpty() ? 0 : 1;
    }

    /** A plan in the folder of runs, evaluated as its runs end. */
    StudyPlan plan(String name, List<Planned> runs) {
        return StudyPlan.of(root.runs().resolve(name), runs, RunInfo.presentCommit());
    }

    /** A plan in the folder of runs, of which a checkpoint is evaluated, or none where that is empty. */
    StudyPlan plan(String name, List<Planned> runs, String checkpoint) {
        return StudyPlan.of(root.runs().resolve(name), runs, RunInfo.presentCommit(), checkpoint);
    }

    /**
     * How a study ended.
     *
     * @param stopped whether by Ctrl-C or the like
     * @param failed names of the runs that failed
     */
    record Outcome(boolean stopped, List<String> failed) {}

    private double seconds(StudyPlan plan, StudyEstimate estimate) {
        return estimate.seconds(plan.cells())
                / Math.min(jobs, Math.max(1, plan.cells().size()));
    }

    /** About how long a plan will take, in words. */
    String duration(StudyPlan plan) {
        return "about " + Wording.duration(seconds(plan, new StudyEstimate(plan)));
    }

    /** Says what would be done, and about how long it will take. */
    int show(StudyPlan plan) {
        StudyEstimate estimate = new StudyEstimate(plan);
        double seconds = seconds(plan, estimate);
        long done = done(plan);
        if (root.json()) {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("study", plan.folder().toString());
            said.put(
                    "runs",
                    plan.cells().stream()
                            .map(cell -> line(plan, cell, estimate))
                            .toList());
            said.put("done", done);
            said.put("secondsLeft", seconds);
            root.out().print(Json.pretty(said));
            return 0;
        }
        root.out()
                .print(TextTable.of(
                        plan.folder() + ": " + plan.cells().size()
                                + (plan.cells().size() == 1 ? " run, " : " runs, ") + done + " done",
                        List.of("run", "configuration", "settings", "updates", "state", "seconds"),
                        plan.cells().stream()
                                .map(cell ->
                                        List.copyOf(line(plan, cell, estimate).values()))
                                .toList()));
        root.out()
                .println("about " + Wording.duration(seconds) + " of training with " + jobs
                        + " at a time, evaluations not counted" + estimate.words());
        return 0;
    }

    private static Map<String, String> line(StudyPlan plan, Cell cell, StudyEstimate estimate) {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("run", cell.name());
        line.put("configuration", cell.planned().config());
        line.put("settings", String.join(" ", cell.planned().settings()));
        line.put("updates", Integer.toString(cell.planned().resolved().iterations()));
        line.put(
                "state",
                switch (plan.state(cell)) {
                    case TO_DO -> "to do";
                    case BEGUN -> "begun";
                    case DONE -> "done";
                });
        line.put("seconds", Wording.figure(estimate.seconds(cell)));
        return line;
    }

    /** Carries all of it out; what stopped it, and what failed, is said. */
    Outcome carryOut(StudyPlan plan) {
        return carryOut(plan, plan);
    }

    /** Carries a part of it out. */
    private Outcome carryOut(StudyPlan plan, StudyPlan part) {
        ChildProcesses processes = new ChildProcesses(root.err()::println);
        plan.cells().stream()
                .filter(cell -> plan.state(cell) == State.BEGUN)
                .forEach(cell -> root.requireTrust(plan.run(cell)));
        CellProcess here = new CellProcess(plan, root.commandLine(), root::pluginsOf, processes);
        here.begin();
        if (cluster == null || done(part) == part.cells().size()) {
            return carryOut(part, here, processes::stop, processes::urged, jobs);
        }
        try (ClusterProcess there = new ClusterProcess(plan, here, cluster)) {
            return carryOut(part, there, there::stop, () -> true, MOST_WAITING);
        }
    }

    private static long done(StudyPlan plan) {
        return plan.cells().stream()
                .filter(cell -> plan.state(cell) == State.DONE)
                .count();
    }

    private Outcome carryOut(
            StudyPlan plan, StudyRunner.Work work, Runnable stop, BooleanSupplier atOnce, int workers) {
        List<Cell> failed;
        boolean stopped;
        try (Interruption interruption = root.stopping().begin("carrying out a study", stop)) {
            long start = System.nanoTime();
            long before = done(plan);
            StudyRunner runner = new StudyRunner(
                    plan,
                    work,
                    (cell, trouble, done, failures, all) -> {
                        double each = NANO * (System.nanoTime() - start) / Math.max(1, done + failures - before);
                        root.note((trouble.isEmpty() ? "done " : "FAILED ") + cell.name()
                                + (trouble.isEmpty() ? "" : " (" + trouble + ")") + "; " + done + " of " + all
                                + (failures == 0 ? "" : ", " + failures + " failed") + ", about "
                                + Wording.duration(each * (all - done - failures)) + " left");
                    },
                    interruption::requested);
            failed = runner.run(workers);
            stopped = interruption.requested();
        }
        List<String> names = failed.stream().map(Cell::name).toList();
        if (stopped) {
            String saved = atOnce.getAsBoolean() ? " at once; what was complete is saved" : ", all saved";
            root.err().println("stopped" + saved + "; the same command goes on");
        } else if (!names.isEmpty()) {
            root.err()
                    .println("adaptarium: " + names.size() + " of "
                            + plan.cells().size() + " runs failed: " + String.join(", ", names)
                            + "; the same command tries them again");
        }
        return new Outcome(stopped, names);
    }
}
