package adaptarium.meta.fewshot.gradient;

import adaptarium.agents.expression.Expression;
import adaptarium.agents.expression.Tape;
import adaptarium.agents.network.ParameterLayout;
import adaptarium.agents.network.tensor.Activation;
import adaptarium.agents.network.tensor.Mlp;
import adaptarium.meta.RoundKind;
import adaptarium.meta.fewshot.Blocks;
import adaptarium.meta.fewshot.Examples;
import adaptarium.meta.fewshot.FewShotEpisode;
import adaptarium.meta.fewshot.FewShotProblem;
import adaptarium.meta.fewshot.Rule;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Reptile: K steps of plain descent on small batches of a task's examples; the meta-parameters are lowered along (θ − θ_K) / (K α). */
final class ReptileRule implements Rule {
    private final ReptileSettings settings;
    private final Mlp network;
    private final boolean classification;
    private final GradientRule plain; // predicts: at test time it takes the same steps as the others

    ReptileRule(FewShotProblem<?> problem, ReptileSettings settings) {
        this.settings = settings;
        classification = problem.isClassification();
        network = new Mlp(problem.inputs(), settings.hiddenSizes(), problem.outputs(), Activation.RELU);
        GradientSettings same = new GradientSettings(
                settings.hiddenSizes(),
                settings.tasks(),
                /* innerSteps= */ 0,
                settings.innerRate(),
                /* firstOrder= */ true,
                settings.learningRate());
        plain = new GradientRule(
                problem, same, GradientRule.Adapts.ALL, /* contextSize= */ 0, /* learntRates= */ false);
    }

    @Override
    public ParameterLayout layout() {
        return network.layout();
    }

    @Override
    public float[] initial(RandomGenerator random) {
        return plain.initial(random);
    }

    @Override
    public Lesson learn(double[] theta, FewShotEpisode episode, long seed) {
        RandomGenerator random = Seeds.generator(seed);
        Examples all = episode.support().and(episode.query());
        double[] moved = theta.clone();
        double loss = 0;
        for (int k = 0; k < settings.innerSteps(); k++) {
            int[] batch = new int[settings.batch()];
            Arrays.setAll(batch, i -> random.nextInt(all.count()));
            loss += step(moved, all.chosen(batch)) / settings.innerSteps();
        }
        double[] way = new double[theta.length];
        double scale = settings.innerRate() == 0 ? 0 : 1 / (settings.innerSteps() * settings.innerRate());
        for (int i = 0; i < way.length; i++) {
            way[i] = (theta[i] - moved[i]) * scale;
        }
        return plain.scored(theta, episode, way, loss, settings.innerSteps());
    }

    /** One step of descent, in place; returns the loss before it. */
    private double step(double[] theta, Examples batch) {
        Tape tape = new Tape();
        List<Expression> blocks = Blocks.variables(network.layout(), theta, tape);
        Expression loss = Blocks.loss(Blocks.perceptron(blocks, batch.inputMatrix()), batch, classification);
        double[] slope = Blocks.flat(tape.gradient(loss, blocks));
        for (int i = 0; i < theta.length; i++) {
            theta[i] -= settings.innerRate() * slope[i];
        }
        return loss.value();
    }

    @Override
    public List<double[]> predict(double[] theta, Examples support, double[] queries, int rounds) {
        return plain.predict(theta, support, queries, rounds);
    }

    @Override
    public int trainedRounds() {
        return settings.innerSteps();
    }

    @Override
    public RoundKind roundKind() {
        return RoundKind.GRADIENT_STEP;
    }
}
