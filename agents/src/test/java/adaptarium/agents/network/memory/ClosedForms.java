package adaptarium.agents.network.memory;

import adaptarium.agents.network.Layer;
import adaptarium.agents.network.Parameters;
import adaptarium.agents.network.Steps;
import java.util.Arrays;

/** Layers on cases so small that the result can be written down. */
final class ClosedForms {
    private ClosedForms() {}

    /** Outputs of one sequence, step by step, from a wiped memory. */
    static float[][] outputs(Layer layer, float[] theta, float[]... inputs) {
        Layer.Run run = layer.newRun();
        run.bind(new Parameters(layer.layout(), theta, 0));
        run.memory().forgetAll(1);
        float[][] outputs = new float[inputs.length][];
        Arrays.setAll(
                outputs, t -> Arrays.copyOf(run.forward(Steps.ofSequences(new int[] {1}), inputs[t]), layer.outputs()));
        return outputs;
    }
}
