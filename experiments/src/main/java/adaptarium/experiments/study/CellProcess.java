package adaptarium.experiments.study;

import adaptarium.experiments.FileTrouble;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.plugin.Plugin;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.RunLock;
import adaptarium.experiments.study.StudyPlan.Cell;
import adaptarium.experiments.study.StudyPlan.State;
import adaptarium.files.DurableFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Carries out a study's runs by this program's own command {@code resume RUN}, each in a process of its own. */
public final class CellProcess implements StudyRunner.Work {
    private static final int PATIENCE =
            90; // s for whoever still writes a run, such as what a killed study left behind, to save and end

    private final StudyPlan plan;
    private final String command;
    private final Map<Cell, List<Plugin>> plugins = new HashMap<>(); // only asked for, never gone through
    private final ChildProcesses processes;

    /**
     * A worker. What plug-ins the runs need is asked here, on the thread whose plug-ins they are.
     *
     * @param plan the study
     * @param command the command line, for the records
     * @param plugins what a run with a given configuration cannot be made without
     * @param processes where the processes run
     */
    public CellProcess(
            StudyPlan plan, String command, Function<RunConfig, List<Plugin>> plugins, ChildProcesses processes) {
        this.plan = plan;
        this.command = command;
        this.processes = processes;
        plan.cells()
                .forEach(cell ->
                        this.plugins.put(cell, plugins.apply(cell.planned().resolved())));
    }

    /** Writes down what the study consists of, before its first run. */
    public void begin() {
        try {
            DurableFolder.make(plan.folder());
        } catch (IOException e) {
            throw FileTrouble.complaint("make folder", plan.folder(), e);
        }
        StudyRecord.write(plan, command, cell -> plugins.getOrDefault(cell, List.of()));
    }

    @Override
    public String carryOut(Cell cell) throws InterruptedException {
        return processes.run(plan.folder(), command(prepared(cell)));
    }

    /** A run's folder with nobody writing it, made where it is missing. */
    RunDirectory prepared(Cell cell) throws InterruptedException {
        RunDirectory run = plan.run(cell);
        if (plan.state(cell) == State.TO_DO) {
            RunConfig config = cell.planned().resolved();
            RunDirectory.create(plan.folder(), cell.name(), config, command, plugins.getOrDefault(cell, List.of()));
        }
        for (int waited = 0; RunLock.isHeld(run) && waited < PATIENCE; waited++) {
            TimeUnit.SECONDS.sleep(1);
        }
        return run;
    }

    /** The arguments that carry out a run, in the folder that it lies in: the same wherever that is. */
    List<String> command(RunDirectory run) {
        List<String> command = new ArrayList<>(List.of("resume", run.name(), "--quiet", "--trust", "--runs", "."));
        if (!plan.checkpoint().isEmpty()) {
            command.addAll(List.of("--evaluate", "--checkpoint", plan.checkpoint()));
        }
        return command;
    }
}
