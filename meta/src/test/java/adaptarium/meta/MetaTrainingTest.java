package adaptarium.meta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.agents.store.State;
import adaptarium.random.Seeds;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** A problem that is no control task has a place, too: its tasks are no records, and nobody acts. */
class MetaTrainingTest {
    /** A line y = slope * x, to be found from one example at x = 1 whose y has noise of deviation 1. */
    private record Line(double slope) {}

    /**
     * From an example's y the best guess is w * y, w = variance of slopes / (that + variance of the noise). It is what gradient descent on the squared error of
     * the guess comes to.
     */
    private static final class Shrinkage implements MetaTraining<Line> {
        private double weight = 1;

        @Override
        public int metaBatchSize() {
            return 200;
        }

        @Override
        public Update metaUpdate(List<Line> tasks, long seed) {
            requireBatch(tasks);
            RandomGenerator random = Seeds.generator(seed);
            double error = 0;
            double gradient = 0;
            for (Line line : tasks) {
                double example = line.slope() + random.nextGaussian();
                double miss = weight * example - line.slope();
                error += miss * miss / tasks.size();
                gradient += 2 * miss * example / tasks.size();
            }
            weight -= 0.02 * gradient;
            return new Update(tasks.size(), -error, Map.of());
        }

        @Override
        public State state() {
            return new State().put("weight", new double[] {weight});
        }

        @Override
        public void restore(State state) {
            weight = state.doubles("weight", 1)[0];
        }
    }

    private static void train(MetaTraining<Line> learner, TaskSource<Line> source, int from, int to) {
        for (int update = from; update < to; update++) {
            learner.metaUpdate(source.tasks(update, learner.metaBatchSize()), 1000 + update);
        }
    }

    private static TaskSource<Line> source() {
        return TaskSource.fresh(random -> new Line(2 * random.nextGaussian()), 5);
    }

    @Test
    void aFewShotProblemIsLearntFromTheSameSourcesByTheSameUpdates() {
        Shrinkage learner = new Shrinkage();
        train(learner, source(), 0, 400);
        assertEquals(0.8, learner.weight, 0.02); // 2² / (2² + 1)
        assertThrows(IllegalArgumentException.class, () -> learner.metaUpdate(List.of(), 1));
    }

    @Test
    void itIsResumedToTheSameBits() {
        Shrinkage through = new Shrinkage();
        train(through, source(), 0, 20);
        Shrinkage first = new Shrinkage();
        train(first, source(), 0, 7);
        try (Shrinkage second = new Shrinkage()) {
            second.restore(first.state());
            train(second, source(), 7, 20);
            assertEquals(through.weight, second.weight);
        }
    }
}
