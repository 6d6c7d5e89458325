package adaptarium.experiments.report;

import adaptarium.envs.Split;
import adaptarium.experiments.UserException;
import adaptarium.experiments.config.RunConfig;
import adaptarium.experiments.run.CheckpointFolder;
import adaptarium.experiments.run.FewShotEvaluator;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.Trainer;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.random.Seeds;
import adaptarium.render.ClassPlane;
import adaptarium.render.ClassPlane.Place;
import adaptarium.render.LinePlot;
import adaptarium.render.SceneFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a learner that compares examples makes of one task, query after query: the motion a query is a piece of, and beside it where the learner sees the piece as more of it
 * is known, among the examples that it was shown. Of what is not known yet it is told zeros, as of the time after an episode's end. A value.
 *
 * @param problem the problem's name
 * @param shown places of the support set
 * @param means of the classes, which a prototypical network compares with
 * @param others places of all queries
 * @param pieces what is shown one after the other: of each class one
 * @param extent what of the plane is shown
 */
public record EmbeddingFilm(
        String problem,
        List<Place> shown,
        List<Place> means,
        List<Place> others,
        List<Piece> pieces,
        LinePlot.Extent extent) {
    /**
     * One query.
     *
     * @param label its class
     * @param scenes the motion, before the first step and after each; empty where there is none to see
     * @param way where the learner sees it after each row that is known, x and y each
     * @param taken the class it is taken for then
     */
    public record Piece(int label, List<SceneFrame> scenes, List<double[]> way, List<Integer> taken) {
        /** Copies the lists. */
        public Piece {
            scenes = List.copyOf(scenes);
            way = List.copyOf(way);
            taken = List.copyOf(taken);
        }

        /** The real time of a step, s; 0 where there is no motion to see. */
        public double timestep() {
            return scenes.size() < 2 ? 0 : scenes.get(1).time() - scenes.get(0).time();
        }
    }

    /** Copies the lists. */
    public EmbeddingFilm {
        shown = List.copyOf(shown);
        means = List.copyOf(means);
        others = List.copyOf(others);
        pieces = List.copyOf(pieces);
    }

    /**
     * Looks at one of the tasks that runs are evaluated on.
     *
     * @param run the run, on a few-shot problem
     * @param split where the task is from
     * @param number which of the split's tasks, from 0
     * @return what is to be shown
     * @throws UserException where the learner compares nothing, or nothing is told apart
     */
    public static EmbeddingFilm of(RunDirectory run, Split split, long number) {
        RunConfig config = run.config();
        CheckpointFolder.Saved saved = run.checkpoints()
                .newest()
                .orElseThrow(() -> new UserException("run '" + run.name() + "' has no checkpoint yet"));
        if (number < 0 || number >= Integer.MAX_VALUE) {
            throw new UserException("--seed of a few-shot run is the number of a task, from 0; got " + number);
        }
        FewShotProblem<?> problem = config.problem();
        if (!problem.isClassification()) {
            throw new UserException(problem.id() + " is a regression, in which no classes lie on a plane:"
                    + " there is nothing to film. 'adaptarium report' shows what was learnt");
        }
        if (split == Split.SHIFTED && !problem.canShift()) {
            throw new UserException("nothing of " + problem.id() + " is ever shifted; --split must be train or test");
        }
        return of(problem, config, saved, split, (int) number);
    }

    private static <T> EmbeddingFilm of(
            FewShotProblem<T> problem, RunConfig config, CheckpointFolder.Saved saved, Split split, int number) {
        T task = FewShotEvaluator.task(problem, split, number);
        long seed = Seeds.derive(FewShotEvaluator.seed(split), "episode", number);
        try (FewShotLearner<T> learner = Trainer.newLearner(config.algorithm(), problem, config.seed(), 1)) {
            Trainer.restore(learner, saved, config);
            FewShotEpisode episode = problem.episode(task, seed);
            List<double[]> support = learner.embed(episode.support().x());
            if (support.isEmpty()) {
                throw new UserException(config.algorithm().name() + " compares no examples: it has no plane to film."
                        + " 'adaptarium report' shows what was learnt");
            }
            return of(problem, learner, task, seed, episode, support);
        }
    }

    private static <T> EmbeddingFilm of(
            FewShotProblem<T> problem,
            FewShotLearner<T> learner,
            T task,
            long seed,
            FewShotEpisode episode,
            List<double[]> support) {
        List<double[]> query = learner.embed(episode.query().x());
        List<double[]> all = new ArrayList<>(support);
        all.addAll(query);
        EmbeddingPlane plane = EmbeddingPlane.of(all);
        List<double[]> seen = plane.places(support);
        List<double[]> asked = plane.places(query);
        List<Piece> pieces = new ArrayList<>();
        List<double[]> everywhere = new ArrayList<>(seen);
        everywhere.addAll(asked);
        for (int label = 0; label < problem.outputs(); label++) {
            int of = label;
            int first = IntStream.range(0, episode.query().count())
                    .filter(i -> episode.query().label(i) == of)
                    .findFirst()
                    .orElse(-1);
            if (first >= 0) {
                List<SceneFrame> scenes = new ArrayList<>();
                problem.replay(task, seed, first, scene -> scenes.add(SceneFrame.of(scene)));
                pieces.add(piece(problem, learner, episode, first, scenes, plane));
                everywhere.addAll(pieces.get(pieces.size() - 1).way());
            }
        }
        return new EmbeddingFilm(
                problem.id(),
                labelled(episode.support(), seen),
                means(episode.support(), seen),
                labelled(episode.query(), asked),
                pieces,
                ClassPlane.around(everywhere));
    }

    /** A query as it is known row after row. */
    private static Piece piece(
            FewShotProblem<?> problem,
            FewShotLearner<?> learner,
            FewShotEpisode episode,
            int query,
            List<SceneFrame> scenes,
            EmbeddingPlane plane) {
        int inputs = problem.inputs();
        int rows = problem.rows();
        double[] known = new double[rows * inputs];
        for (int row = 0; row < rows; row++) {
            int numbers = (row + 1) * (inputs / rows);
            System.arraycopy(episode.query().x(), query * inputs, known, row * inputs, numbers);
        }
        int rounds = learner.trainedRounds();
        double[] scores = learner.predict(episode.support(), known, rounds).get(rounds);
        List<Integer> taken = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            taken.add(Examples.largest(scores, row * problem.outputs(), problem.outputs()));
        }
        return new Piece(episode.query().label(query), scenes, plane.places(learner.embed(known)), taken);
    }

    private static List<Place> labelled(Examples examples, List<double[]> places) {
        return IntStream.range(0, examples.count())
                .mapToObj(i -> new Place(places.get(i)[0], places.get(i)[1], examples.label(i)))
                .toList();
    }

    private static List<Place> means(Examples examples, List<double[]> places) {
        List<Place> means = new ArrayList<>();
        for (int label = 0; label < examples.outputs(); label++) {
            double x = 0;
            double y = 0;
            List<double[]> own = FewShotPictures.of(label, examples, places);
            for (double[] place : own) {
                x += place[0] / own.size();
                y += place[1] / own.size();
            }
            if (!own.isEmpty()) {
                means.add(new Place(x, y, label));
            }
        }
        return means;
    }
}
