package adaptarium.experiments.watch;

import adaptarium.envs.Split;
import adaptarium.experiments.run.FewShotEvaluator;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotLearner;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.random.Seeds;
import adaptarium.render.ClassPlane;
import adaptarium.render.ClassPlane.Place;
import adaptarium.render.LinePlot;
import adaptarium.render.SceneFrame;
import adaptarium.render.watch.ToldExample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a learner that compares examples makes of one task, query after query: the motion a query is a piece of, and beside it where the learner sees the piece as more of it
 * is known, among the examples that it was shown. Of what is not known yet it is told zeros, as of the time after an episode's end. A value.
 *
 * @param shown places of the support set
 * @param means of the classes, which a prototypical network compares with
 * @param others places of all queries
 * @param pieces what is shown one after the other: of each class one
 * @param extent what of the plane is shown
 */
record EmbeddedTask(
        List<Place> shown, List<Place> means, List<Place> others, List<Piece> pieces, LinePlot.Extent extent) {
    /**
     * One query.
     *
     * @param label its class
     * @param scenes the motion, before the first step and after each; empty where there is none to see
     * @param way where the learner sees it after each row that is known, x and y each
     * @param taken the class it is taken for then
     */
    record Piece(int label, List<SceneFrame> scenes, List<double[]> way, List<Integer> taken) {
        /** Copies the lists. */
        Piece {
            scenes = List.copyOf(scenes);
            way = List.copyOf(way);
            taken = List.copyOf(taken);
        }

        /** Whether it is taken for its class once all of it is known. */
        boolean isRight() {
            return taken.get(taken.size() - 1) == label;
        }

        /** The real time of a step, s; 0 where there is no motion to see. */
        double timestep() {
            return scenes.size() < 2 ? 0 : scenes.get(1).time() - scenes.get(0).time();
        }
    }

    /** Copies the lists. */
    EmbeddedTask {
        shown = List.copyOf(shown);
        means = List.copyOf(means);
        others = List.copyOf(others);
        pieces = List.copyOf(pieces);
    }

    /**
     * Looks at one of the tasks that runs are evaluated on.
     *
     * @param <T> the problem's task
     * @param problem a classification
     * @param learner compares examples; it stays as it is
     * @param split where the task is from
     * @param number which of the split's tasks, from 0
     * @return what is to be shown
     */
    static <T> EmbeddedTask of(FewShotProblem<T> problem, FewShotLearner<T> learner, Split split, int number) {
        T task = FewShotEvaluator.task(problem, split, number);
        long seed = Seeds.derive(FewShotEvaluator.seed(split), "episode", number);
        FewShotEpisode episode = problem.episode(task, seed);
        List<double[]> support = learner.embed(episode.support().x());
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
        List<Place> shown = labelled(episode.support(), seen);
        return new EmbeddedTask(
                shown,
                means(shown, problem.outputs()),
                labelled(episode.query(), asked),
                pieces,
                ClassPlane.around(everywhere));
    }

    /**
     * A piece of which some rows are known.
     *
     * @param piece which, from 0
     * @param known how many rows, at least 1
     * @param seconds that each is shown for at speed 1
     */
    ToldExample told(int piece, int known, double seconds) {
        Piece one = pieces.get(piece);
        ClassPlane plane = new ClassPlane(
                shown, means, others, one.way().subList(0, known), one.taken().get(known - 1), extent);
        return new ToldExample(plane, one.label(), one.way().size(), one.timestep() / seconds);
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

    private static List<Place> means(List<Place> shown, int classes) {
        List<Place> means = new ArrayList<>();
        for (int label = 0; label < classes; label++) {
            int of = label;
            List<Place> own =
                    shown.stream().filter(place -> place.label() == of).toList();
            if (!own.isEmpty()) {
                double x = own.stream().mapToDouble(Place::x).sum() / own.size();
                double y = own.stream().mapToDouble(Place::y).sum() / own.size();
                means.add(new Place(x, y, label));
            }
        }
        return means;
    }
}
