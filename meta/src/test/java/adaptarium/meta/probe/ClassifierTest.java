package adaptarium.meta.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import adaptarium.random.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ClassifierTest {
    private static Classifier.Rows gaussians(int count, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        float[] inputs = new float[2 * count];
        int[] classes = new int[count];
        for (int n = 0; n < count; n++) {
            classes[n] = random.nextInt(2);
            inputs[2 * n] = (float) (100 + 5 * (random.nextGaussian() + 2 * classes[n]));
            inputs[2 * n + 1] = (float) random.nextGaussian();
        }
        return new Classifier.Rows(inputs, classes);
    }

    private static double accuracy(Classifier classifier, Classifier.Rows rows) {
        int[] told = classifier.classes(rows);
        double right = 0;
        for (int n = 0; n < told.length; n++) {
            right += told[n] == rows.classes()[n] ? 1.0 / told.length : 0;
        }
        return right;
    }

    /** Two Gaussians two standard deviations apart are told apart in Φ(1) = 0.8413 of the cases at best. */
    @Test
    void itComesNearTheBestThatCanBeDone() {
        Classifier classifier = Classifier.train(gaussians(2000, 1), gaussians(500, 2), 2, 2, 3);
        assertEquals(0.8413, accuracy(classifier, gaussians(5000, 4)), 0.02);
    }

    /** The class is the sign of a product: no linear classifier is better than chance. */
    @Test
    void itTellsWhatNoLineCanTell() {
        Classifier.Rows rows = products(2000, 1);
        Classifier classifier = Classifier.train(rows, products(500, 2), 2, 2, 3);
        assertEquals(1, accuracy(classifier, products(2000, 4)), 0.06);
    }

    private static Classifier.Rows products(int count, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        float[] inputs = new float[2 * count];
        int[] classes = new int[count];
        for (int n = 0; n < count; n++) {
            inputs[2 * n] = (float) random.nextGaussian();
            inputs[2 * n + 1] = (float) random.nextGaussian();
            classes[n] = inputs[2 * n] * inputs[2 * n + 1] > 0 ? 1 : 0;
        }
        return new Classifier.Rows(inputs, classes);
    }
}
