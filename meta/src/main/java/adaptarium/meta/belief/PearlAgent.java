package adaptarium.meta.belief;

import adaptarium.agents.action.ActionScale;
import adaptarium.agents.experience.Normaliser;
import adaptarium.agents.network.Network;
import adaptarium.agents.update.SacNetworks;

/**
 * PEARL's agent at one moment: a value that learning makes anew.
 *
 * @param networks the policy's shape among them, told the observation and the latent
 * @param policy the policy's parameters
 * @param encoder from a transition to a factor of the belief
 * @param psi the encoder's parameters
 * @param inputs how a transition is told
 * @param scale from the policy's actions to the environment's
 * @param priorEpisodes episodes of a trial that are played with a draw from the prior
 * @param testNoise whether actions are drawn at test time, too
 */
@SuppressWarnings("ArrayRecordComponent") // never changed after it was made, never compared
record PearlAgent(
        SacNetworks networks,
        float[] policy,
        Network encoder,
        float[] psi,
        TransitionInputs inputs,
        ActionScale scale,
        int priorEpisodes,
        boolean testNoise) {
    /** L. */
    int latents() {
        return encoder.outputs() / 2;
    }

    /** Of observations. */
    Normaliser normaliser() {
        return inputs.normaliser();
    }
}
