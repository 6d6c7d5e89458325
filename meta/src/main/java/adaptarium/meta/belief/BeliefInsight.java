package adaptarium.meta.belief;

import adaptarium.agents.network.Network;
import adaptarium.meta.Adaptation.FastPart;
import adaptarium.meta.trial.TrialAgent;
import adaptarium.meta.trial.TrialInsight;
import adaptarium.random.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** A belief at work in N slots, beside the agent whose policy is told it: an encoder of its own goes through the same steps. */
final class BeliefInsight implements TrialInsight {
    private static final int DRAWS = 32; // of latents, over which an expectation is taken

    private final TrialAgent agent;
    private final Network.Stepper encoder;
    private final Network decoders;
    private final float[] phi;
    private final int latents;
    private final float[] beliefs; // float[N * 2 L], means and log-variances
    private final float[] outputs;

    /**
     * Of slots of which nothing is known yet.
     *
     * @param encoder of the belief, the first of the agent's parameters
     * @param decoders of {@link Decoders#network}
     * @param phi their parameters, not to be changed
     * @param agent who acts
     * @param slots N
     */
    BeliefInsight(Network encoder, Network decoders, float[] phi, TrialAgent agent, int slots) {
        this.agent = agent;
        this.encoder = encoder.stepper(agent.theta(), slots);
        this.decoders = decoders;
        this.phi = phi;
        latents = encoder.outputs() / 2;
        beliefs = new float[slots * 2 * latents];
        outputs = new float[slots * 2 * latents];
    }

    @Override
    public void forget(int slot) {
        encoder.reset(slot);
        Arrays.fill(beliefs, slot * 2 * latents, (slot + 1) * 2 * latents, 0); // the prior
    }

    @Override
    public void step(int rows, int[] slots, float[] inputs) {
        encoder.step(rows, slots, inputs, outputs);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(outputs, row * 2 * latents, beliefs, slots[row] * 2 * latents, 2 * latents);
        }
    }

    @Override
    public List<FastPart> parts() {
        return List.of(new FastPart("belief mean", latents), new FastPart("belief deviation", latents));
    }

    @Override
    public float[] of(int slot) {
        float[] numbers = Arrays.copyOfRange(beliefs, slot * 2 * latents, (slot + 1) * 2 * latents);
        for (int l = latents; l < numbers.length; l++) {
            numbers[l] = (float) Math.exp(0.5 * numbers[l]);
        }
        return numbers;
    }

    /** The mean over draws of the latent of what the decoder predicts for (s, no action or the first choice, s). */
    @Override
    public float[] expectedRewards(int slot, float[] observations) {
        int o = agent.inputs().observationSize();
        int places = observations.length / o;
        int told = agent.inputs().actionFeedbackSize();
        float[] rows = new float[DRAWS * places * decoders.inputs()];
        RandomGenerator random = Seeds.generator(1); // the same draws at every look
        for (int d = 0; d < DRAWS; d++) {
            float[] latent = new float[latents];
            for (int l = 0; l < latents; l++) {
                int mean = slot * 2 * latents + l;
                latent[l] = (float) Evidence.draw(beliefs[mean], beliefs[mean + latents], random.nextGaussian());
            }
            for (int i = 0; i < places; i++) {
                int at = (d * places + i) * decoders.inputs();
                System.arraycopy(latent, 0, rows, at, latents);
                agent.normaliser().apply(observations, i * o, rows, at + latents);
                rows[at + latents + o] = agent.inputs().choices() > 0 ? 1 : 0;
                agent.normaliser().apply(observations, i * o, rows, at + latents + o + told);
            }
        }
        float[] predicted = decoders.newTape().record(phi, rows, new int[] {DRAWS * places});
        float[] expected = new float[places];
        for (int row = 0; row < DRAWS * places; row++) {
            expected[row % places] += (float) (predicted[row * decoders.outputs()] * agent.rewardUnit() / DRAWS);
        }
        return expected;
    }
}
