package adaptarium.experiments.watch;

import adaptarium.envs.Split;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.CheckpointFolder;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.Trainer;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.render.SceneFrame;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.Editing;
import adaptarium.render.watch.Session;
import adaptarium.render.watch.Snapshot;
import adaptarium.render.watch.ToldExample;
import adaptarium.sim.SceneEdits;
import adaptarium.sim.SceneView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A learner that tells examples apart by comparing them, in one after the other of the tasks that runs are evaluated on: of each class a piece of motion, slowed down,
 * step after step, and where the learner sees it as more of it is known. The time between two steps of the session is how long one of the motion is shown. Nobody acts, so of commands only those for tasks are carried out. A function of the learner, the
 * split, the first task's number and the commands; of a training that is watched, as fast as that goes on.
 *
 * @param <T> the problem's task
 */
public final class FewShotSession<T> implements Session {
    private static final double PIECE =
            2.5; // s that a piece plays at speed 1: motion of half a second is too fast to see
    private static final double HELD = 1.2; // s that a whole piece stays
    private static final String REFUSAL = "nobody acts here: the motion was made before, and is only looked at";
    private static final SceneFrame NOTHING = new SceneFrame(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            /* time= */ 0,
            new SceneView.Bounds(-1, -1, 1, 1),
            /* followed= */ -1);

    private final FewShotProblem<T> problem;
    private final FewShotLearner<T> learner;
    private final Split split;
    private final About about;
    private final int held; // moments that a whole piece stays
    private final @Nullable Showcase training; // that is watched, if one is
    private int iteration = -1; // of training's learner that is shown
    private int number; // of the task
    private EmbeddedTask task;
    private int begun; // how often a task has begun
    private int piece;
    private int moment; // of the piece
    private long step;
    private boolean closed;

    private FewShotSession(
            String title,
            FewShotProblem<T> problem,
            FewShotLearner<T> learner,
            Split split,
            int number,
            @Nullable Showcase training) {
        this.problem = problem;
        this.learner = learner;
        this.split = split;
        this.number = number;
        this.training = training;
        double timestep = PIECE / problem.rows();
        about = new About(title, problem.id(), timestep, /* knobs= */ List.of(), /* others= */ List.of());
        held = (int) Math.round(HELD / timestep);
        renew();
        task = EmbeddedTask.of(problem, learner, split, number);
    }

    /**
     * A session with the checkpoint of a run that is looked at.
     *
     * @param run the run, on a few-shot problem
     * @param split where tasks are from
     * @param number which of the split's tasks is the first, from 0
     * @return the session, closed by the caller
     * @throws UserException where the run has no checkpoint, the learner compares nothing, nothing is told apart, or there is no such task
     */
    public static FewShotSession<?> ofRun(RunDirectory run, Split split, long number) {
        RunConfig config = run.config();
        CheckpointFolder.Saved saved = run.chosenCheckpoint()
                .orElseThrow(() -> new UserException("run '" + run.name() + "' has no checkpoint yet"));
        if (number < 0 || number >= Integer.MAX_VALUE) {
            throw new UserException("--seed of a few-shot run is the number of a task, from 0; got " + number);
        }
        return ofRun(run.name(), config, config.problem(), saved, split, (int) number);
    }

    private static <T> FewShotSession<T> ofRun(
            String title,
            RunConfig config,
            FewShotProblem<T> problem,
            CheckpointFolder.Saved saved,
            Split split,
            int number) {
        FewShotLearner<T> learner = comparing(config, problem);
        try {
            if (split == Split.SHIFTED && !problem.canShift()) {
                throw new UserException(
                        "nothing of " + problem.id() + " is ever shifted; --split must be train or test");
            }
            Trainer.restore(learner, saved, config);
            return new FewShotSession<>(title, problem, learner, split, number, /* training= */ null);
        } catch (UserException | IllegalArgumentException e) {
            learner.close();
            throw e;
        }
    }

    /**
     * A session with what training has put on show: each task is met by the newest learner there is, and followed by the next.
     *
     * @param title headline
     * @param config the run's configuration, of a few-shot problem
     * @param training where its learners are; it has one
     * @return the session, closed by the caller
     * @throws UserException as {@link #requireComparing}
     */
    public static FewShotSession<?> ofTraining(String title, RunConfig config, Showcase training) {
        return ofTraining(title, config, config.problem(), training);
    }

    private static <T> FewShotSession<T> ofTraining(
            String title, RunConfig config, FewShotProblem<T> problem, Showcase training) {
        return new FewShotSession<>(title, problem, comparing(config, problem), Split.TEST, /* number= */ 0, training);
    }

    /**
     * Makes sure that there is something to watch.
     *
     * @param config of a few-shot problem
     * @throws UserException where nothing is told apart, or the learner compares nothing
     */
    public static void requireComparing(RunConfig config) {
        comparing(config, config.problem()).close();
    }

    /** A fresh learner, closed by the caller. */
    private static <T> FewShotLearner<T> comparing(RunConfig config, FewShotProblem<T> problem) {
        if (!problem.isClassification()) {
            throw new UserException(problem.id() + " is a regression, in which no classes lie on a plane:"
                    + " there is nothing to watch or film. 'adaptarium report' shows what was learnt");
        }
        FewShotLearner<T> learner = Trainer.newLearner(config.algorithm(), problem, config.seed(), /* threads= */ 1);
        if (learner.embed(new double[problem.inputs()]).isEmpty()) {
            learner.close();
            throw new UserException(config.algorithm().name() + " compares no examples: it has no plane to show."
                    + " 'adaptarium report' shows what was learnt");
        }
        return learner;
    }

    /** Takes the newest learner of a training that is watched. */
    private void renew() {
        if (training != null) {
            training.take().filter(shown -> shown.iteration() != iteration).ifPresent(shown -> {
                learner.restore(shown.state());
                iteration = shown.iteration();
            });
        }
    }

    @Override
    public About about() {
        return about;
    }

    private int rows() {
        return task.pieces().get(piece).way().size();
    }

    private boolean over() {
        return training == null && piece == task.pieces().size() - 1 && moment == rows() + held - 1;
    }

    @Override
    public Snapshot snapshot() {
        int known = Math.min(moment + 1, rows());
        ToldExample told = task.told(piece, known, about.controlTimestep());
        List<SceneFrame> scenes = task.pieces().get(piece).scenes();
        // an episode that ended within the piece stays where it ended
        SceneFrame scene = scenes.isEmpty() ? NOTHING : scenes.get(Math.min(known, scenes.size() - 1));
        Snapshot.Pane pane = new Snapshot.Pane(
                Snapshot.Source.NOW,
                "task " + number + " · piece " + (piece + 1) + " of "
                        + task.pieces().size(),
                /* note= */ "",
                scene,
                /* trails= */ List.of(),
                /* episodeReturn= */ Double.NaN,
                !told.isWhole()
                        ? Snapshot.Outcome.RUNNING
                        : told.isRight() ? Snapshot.Outcome.RIGHT : Snapshot.Outcome.WRONG,
                /* events= */ 0);
        Editing editing = new Editing(
                REFUSAL, SceneEdits.NONE, /* undoable= */ false, /* redoable= */ false, /* file= */ () -> "");
        return new Snapshot(
                step,
                List.of(pane),
                new Snapshot.Task(begun, Map.of(), List.of(), soFar(told), /* hidden= */ false, editing),
                /* plots= */ List.of(),
                Snapshot.Strip.NONE,
                /* motors= */ List.of(),
                /* hand= */ null,
                told,
                over());
    }

    /** How many whole pieces of the task were taken for what they are, and how far training was; empty where there is neither. */
    private String soFar(ToldExample told) {
        int whole = piece + (told.isWhole() ? 1 : 0);
        long right = task.pieces().subList(0, whole).stream()
                .filter(EmbeddedTask.Piece::isRight)
                .count();
        String counted = whole == 0 ? "" : "right so far: " + right + " of " + whole;
        if (training == null) {
            return counted;
        }
        return "update " + iteration + " of " + training.total() + (whole == 0 ? "" : " · ") + counted;
    }

    @Override
    public void step() {
        if (over()) {
            return;
        }
        step++;
        moment++;
        if (moment == rows() + held) {
            moment = 0;
            piece++;
            if (training != null) {
                training.take(); // another is put there, so that the one that meets the next task is new
            }
        }
        if (piece == task.pieces().size()) {
            begin(number + 1);
        }
    }

    /** {@inheritDoc} The next task is that of the next number. */
    @Override
    public void apply(Command command) {
        if (command instanceof Command.NextTask) {
            begin(number + 1);
        } else if (command instanceof Command.Reset) {
            begin(number);
        } else {
            throw new IllegalArgumentException(REFUSAL);
        }
    }

    private void begin(int next) {
        renew();
        task = EmbeddedTask.of(problem, learner, split, next);
        number = next;
        begun++;
        piece = 0;
        moment = 0;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            learner.close();
        }
    }
}
