package adaptarium.agents.network;

import adaptarium.agents.action.ActionDistribution;
import adaptarium.agents.kernel.TensorEngine;
import adaptarium.agents.kernel.TrainingDivergedException;
import adaptarium.agents.kernel.Upload;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.random.RandomGenerator;

/**
 * A policy on its fast path: parameters are sliced once, observations go through one reused native buffer, and noise is drawn on the heap. One call serves
 * all slots of all tasks; slot n belongs to task n / slotsPerTask. Used by one thread at a time.
 */
public final class Actor implements AutoCloseable {
    private final Policy policy;
    private final int tasks;
    private final int slots;
    private final NDManager manager;
    private final Upload upload = new Upload();
    private final FloatBuffer input;
    private final NDArray inputTensor;
    private final float[] outputs;
    private float[] logStd = new float[0];
    private boolean perTask;
    private @org.jspecify.annotations.Nullable NDManager parameters;
    private NDList layers = new NDList();

    /**
     * An actor without parameters yet.
     *
     * @param policy what acts
     * @param tasks B
     * @param slotsPerTask environments of each task
     */
    public Actor(Policy policy, int tasks, int slotsPerTask) {
        this.policy = policy;
        this.tasks = tasks;
        slots = tasks * slotsPerTask;
        manager = TensorEngine.newManager();
        int size = policy.network().inputs();
        ByteBuffer bytes = ByteBuffer.allocateDirect(slots * size * Float.BYTES).order(ByteOrder.nativeOrder());
        input = bytes.asFloatBuffer();
        inputTensor = manager.create(bytes, new Shape(tasks, slotsPerTask, size), DataType.FLOAT32);
        outputs = new float[slots * policy.network().outputs()];
    }

    /**
     * Sets the parameters.
     *
     * @param theta float[P], shared by all tasks, or float[B * P], one set per task; copied
     */
    public void use(float[] theta) {
        int size = policy.parameters();
        perTask = theta.length != size;
        if (perTask && theta.length != tasks * size) {
            throw new IllegalArgumentException(
                    "theta must have " + size + " or " + tasks + " x " + size + " numbers, got " + theta.length);
        }
        releaseParameters();
        NDManager fresh = manager.newSubManager();
        parameters = fresh;
        NDArray all = upload.tensor(fresh, theta, perTask ? new Shape(tasks, size) : new Shape(size));
        NDList parts = policy.split(all);
        layers = scaled(policy.network().layers(parts.get(0)), policy.network().activation());
        logStd = policy.clampedLogStd(parts.get(1)).toFloatArray();
    }

    /**
     * Lets the layers take over an activation's scales and shift: all but the last feed one, all but the first are fed by one, h = c k + d, where
     * h W + b = k (c W) + (b + d 1W).
     */
    private static NDList scaled(NDList layers, Activation activation) {
        NDList result = new NDList();
        for (int i = 0; i < layers.size(); i += 2) {
            float scale = i < layers.size() - 2 ? activation.inputScale() : 1;
            NDArray weight = layers.get(i).mul(scale);
            NDArray bias = layers.get(i + 1).mul(scale);
            if (i > 0) {
                boolean batched = weight.getShape().dimension() == 3;
                bias.addi(weight.sum(new int[] {batched ? 1 : 0}, /* keepDims= */ batched)
                        .muli(activation.outputShift()));
                weight.muli(activation.outputScale());
            }
            result.add(weight);
            result.add(bias);
        }
        return result;
    }

    /**
     * Draws actions.
     *
     * @param observations float[N * I], as the network wants them
     * @param active boolean[N]; the others keep their action and draw no noise
     * @param noise one generator per slot
     * @param actions float[N * A], filled in, normalised and unclipped
     * @throws TrainingDivergedException where an action or its log-probability is not finite
     */
    public void sample(float[] observations, boolean[] active, RandomGenerator[] noise, float[] actions) {
        evaluate(observations);
        ActionDistribution distribution = policy.distribution();
        int width = distribution.outputs();
        for (int n = 0; n < slots; n++) {
            if (active[n]) {
                double logProbability = distribution.sample(
                        outputs,
                        n * width,
                        logStd,
                        perTask ? n / (slots / tasks) * distribution.logStds() : 0,
                        noise[n],
                        actions,
                        n * distribution.actionSize());
                TrainingDivergedException.checkAction(
                        n, logProbability, actions, n * distribution.actionSize(), distribution.actionSize());
            }
        }
    }

    /**
     * The most likely actions.
     *
     * @param observations float[N * I], as the network wants them
     * @param active boolean[N]; the others keep their action
     * @param actions float[N * A], filled in, normalised and unclipped
     */
    public void mode(float[] observations, boolean[] active, float[] actions) {
        evaluate(observations);
        ActionDistribution distribution = policy.distribution();
        for (int n = 0; n < slots; n++) {
            if (active[n]) {
                distribution.mode(outputs, n * distribution.outputs(), actions, n * distribution.actionSize());
            }
        }
    }

    private void evaluate(float[] observations) {
        if (parameters == null) {
            throw new IllegalStateException("call use before sample or mode");
        }
        TensorEngine.computeAlone(); // an actor may be made by one thread and asked by another
        input.clear();
        input.put(observations, 0, input.capacity());
        NDArray h = inputTensor;
        int last = policy.network().layers() - 1;
        for (int layer = 0; layer <= last; layer++) {
            NDArray z = h.matMul(layers.get(2 * layer)).addi(layers.get(2 * layer + 1));
            if (h != inputTensor) {
                h.close();
            }
            h = z;
            if (layer < last) {
                h = policy.network().activation().core(z);
            }
        }
        h.toByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer().get(outputs);
        h.close();
    }

    private void releaseParameters() {
        if (parameters != null) {
            parameters.close();
        }
    }

    @Override
    public void close() {
        releaseParameters();
        manager.close();
    }
}
