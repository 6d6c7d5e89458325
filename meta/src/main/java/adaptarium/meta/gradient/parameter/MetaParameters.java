package adaptarium.meta.gradient.parameter;

import adaptarium.agents.network.ParameterLayout;
import adaptarium.agents.network.layer.Linear;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * What is learnt, the meta-parameters m, and what goes through a task's inner steps, the fast weights ψ; the network's parameters θ follow from ψ. All are flat:
 * m = [θ | W | ρ] and ψ = [θ | W | ρ | φ], where ρ are learnt rates and φ is a context, 0 at the start of every task. The steps move a part of ψ and carry the rest along,
 * so that the derivative of where they lead knows all of m.
 *
 * <p>A context φ [C] that is joined to the network's input x adds φ W to what its first layer makes of x, so that θ is ψ's first block with φ W added to the first
 * biases: no network need know of it. Without context and learnt rates m, ψ and θ are one and the same tensor.
 */
public final class MetaParameters {
    private static final int WEIGHT =
            0; // of the parts that ψ is cut into: first weights, first biases, the rest of θ, W, ρ, φ
    private static final int BIAS = 1;
    private static final int REST = 2;
    private static final int CONTEXT_WEIGHT = 3;
    private static final int RATES = 4;
    private static final int CONTEXT = 5;

    private final ParameterLayout layout;
    private final LearnedRates learned;
    private final int context;
    private final int inputs;
    private final int width;
    private final int learnedFrom; // where ρ begins in ψ
    private final int size; // of ψ
    private final int from; // of the adapted part of ψ
    private final int to;
    private final long[] bounds;
    private final LearnedRates.Groups adapted;

    /**
     * The meta-parameters of a network.
     *
     * @param layout of θ: {@code layer0.weight} and {@code layer0.bias} first, then further layers, then what else there is
     * @param part what the inner steps move
     * @param learned which rates are learnt
     * @param steps K, inner steps with rates of their own, at least 1
     */
    public MetaParameters(ParameterLayout layout, AdaptedPart part, LearnedRates learned, int steps) {
        this.layout = layout;
        this.learned = learned;
        ParameterLayout.Block first = layout.block("layer0.weight");
        inputs = Math.toIntExact(first.shape().get(0));
        width = Math.toIntExact(first.shape().get(1));
        context = part.context();
        int theta = parameters();
        int[] sizes = context > 0
                ? new int[] {context}
                : part.blocks(layout).stream()
                        .mapToInt(block -> Math.toIntExact(block.size()))
                        .toArray();
        adapted = new LearnedRates.Groups(sizes, Math.max(1, steps));
        learnedFrom = theta + context * width;
        int rates = learned.count(adapted);
        size = learnedFrom + rates + context;
        to = context > 0 ? size : theta;
        from = to - adapted.parameters();
        bounds = new long[] {(long) inputs * width, (long) (inputs + 1) * width, theta, learnedFrom, learnedFrom + rates
        };
    }

    /** P, how many numbers θ has. */
    public int parameters() {
        return Math.toIntExact(layout.size());
    }

    /** M, how many numbers m has. */
    public int meta() {
        return size - context;
    }

    /** S, how many numbers ψ has. */
    public int fast() {
        return size;
    }

    /** C, how many numbers the context has. */
    public int context() {
        return context;
    }

    /** How many rates are learnt. */
    public int rates() {
        return meta() - learnedFrom;
    }

    /** Where the learnt rates begin in m and ψ. */
    public int ratesFrom() {
        return learnedFrom;
    }

    /** Whether there is a context, further inputs that adaptation chooses. */
    public boolean hasContext() {
        return context > 0;
    }

    /** The first of those of ψ's numbers that are shown of an adaptation: the context, or the head. */
    public int shownFrom() {
        return context > 0
                ? from
                : Math.toIntExact(new HeadPart().blocks(layout).get(0).offset());
    }

    /** The end of these. */
    public int shownTo() {
        return to;
    }

    /** Whether m, ψ and θ are the same. */
    public boolean isPlain() {
        return size == parameters();
    }

    /** Whether θ depends on ψ by more than leaving parts out. */
    public boolean bends() {
        return context > 0;
    }

    /**
     * Fresh meta-parameters: context weights as Glorot has them for a first layer that wide, every learnt rate 1.
     *
     * @param theta of the network, float[P]
     * @param random source of the context weights
     * @return float[M], owned by the caller
     */
    public float[] initialise(float[] theta, RandomGenerator random) {
        float[] all = Arrays.copyOf(theta, meta());
        if (context > 0) {
            float[] weights = Linear.glorot(1).weights(inputs + context, width, random);
            System.arraycopy(weights, inputs * width, all, theta.length, context * width);
        }
        Arrays.fill(all, learnedFrom, all.length, 1);
        return all;
    }

    /** The rates of a step that are not learnt, or the common factor of those that are, for all of ψ. */
    public Rates fixedRates(double rate) {
        if (from == 0 && to == size) {
            return Rates.of(rate);
        }
        double[] shares = new double[size];
        Arrays.fill(shares, from, to, 1);
        return Rates.of(rate, shares);
    }

    /** ψ_0 of m: [M] to [S], or [B, M] to [B, S]. */
    public NDArray start(NDArray meta) {
        return context == 0 ? meta : concat(meta, zeros(meta, context));
    }

    /** What of a ψ, or of a gradient in ψ_0, belongs to m: [B, S] to [B, M]. */
    public NDArray ofMeta(NDArray fast) {
        return context == 0 ? fast : fast.split(new long[] {meta()}, last(fast)).get(0);
    }

    /** θ of ψ: [S] to [P], or [B, S] to [B, P]. */
    public NDArray theta(NDArray fast) {
        if (isPlain()) {
            return fast;
        }
        NDList p = parts(fast);
        NDArray bias = context == 0 ? p.get(BIAS) : p.get(BIAS).add(product(p.get(CONTEXT), p.get(CONTEXT_WEIGHT)));
        return concat(p.get(WEIGHT), bias, p.get(REST));
    }

    /** dθ/dψ v. */
    public NDArray push(NDArray fast, NDArray v) {
        if (isPlain()) {
            return v;
        }
        NDList q = parts(v);
        NDArray bias = q.get(BIAS);
        if (context > 0) {
            NDList p = parts(fast);
            bias = bias.add(product(q.get(CONTEXT), p.get(CONTEXT_WEIGHT)))
                    .add(product(p.get(CONTEXT), q.get(CONTEXT_WEIGHT)));
        }
        return concat(q.get(WEIGHT), bias, q.get(REST));
    }

    /** (dθ/dψ)' g for g [B, P], [B, S]. */
    public NDArray pull(NDArray fast, NDArray g) {
        if (isPlain()) {
            return g;
        }
        if (context == 0) {
            return concat(g, zeros(g, size - parameters()));
        }
        NDList p = parts(fast);
        return concat(g, ofContext(p.get(CONTEXT), p.get(CONTEXT_WEIGHT), g));
    }

    /** Derivative of {@link #pull} along v in ψ, with g as it is: what the Hessian of a loss of θ has in ψ beyond the Hessian in θ. */
    public NDArray bend(NDArray v, NDArray g) {
        NDList q = parts(v);
        return concat(zeros(g, parameters()), ofContext(q.get(CONTEXT), q.get(CONTEXT_WEIGHT), g));
    }

    /** [φ'b | 0 | W b] for the gradient b at the first biases. */
    private NDArray ofContext(NDArray phi, NDArray weight, NDArray g) {
        NDArray b = g.split(new long[] {bounds[WEIGHT], bounds[BIAS]}, 1).get(1);
        long tasks = b.getShape().get(0);
        NDArray weights = phi.reshape(rows(phi), context, 1).matMul(b.reshape(tasks, 1, width));
        NDArray contexts = weight.reshape(rows(weight), context, width).matMul(b.reshape(tasks, width, 1));
        return concat(
                weights.reshape(tasks, (long) context * width), zeros(g, rates()), contexts.reshape(tasks, context));
    }

    /** φ W, [C] or [B, C] times [C H] or [B, C H]: [H] where neither has tasks. */
    private NDArray product(NDArray phi, NDArray weight) {
        NDArray sum = phi.reshape(rows(phi), 1, context).matMul(weight.reshape(rows(weight), context, width));
        boolean flat = last(phi) == 0 && last(weight) == 0;
        return flat ? sum.reshape(width) : sum.reshape(sum.getShape().get(0), width);
    }

    /** The learnt rates of a step in ψ, or their rates of change in a direction, each where the parameter is that it belongs to; 0 elsewhere. */
    public NDArray spread(NDArray fast, int step) {
        return padded(learned.spread(parts(fast).get(RATES), adapted, step), from, size - to);
    }

    /** The transpose of {@link #spread}: [B, S] with numbers at the rates alone. */
    public NDArray gather(NDArray perParameter, int step) {
        int axis = last(perParameter);
        NDArray own =
                learned.gather(perParameter.split(new long[] {from, to}, axis).get(1), adapted);
        int before = learnedFrom + learned.first(adapted, step);
        return padded(
                own, before, size - before - Math.toIntExact(own.getShape().get(axis)));
    }

    private NDArray padded(NDArray middle, int before, int after) {
        return concat(zeros(middle, before), middle, zeros(middle, after));
    }

    private NDList parts(NDArray tensor) {
        return tensor.split(bounds, last(tensor));
    }

    private static NDArray zeros(NDArray like, int count) {
        Shape shape =
                last(like) == 0 ? new Shape(count) : new Shape(like.getShape().get(0), count);
        return like.getManager().zeros(shape, like.getDataType());
    }

    private static NDArray concat(NDArray... parts) {
        int tasks = 0;
        for (NDArray part : parts) {
            tasks = Math.max(
                    tasks, last(part) == 0 ? 0 : Math.toIntExact(part.getShape().get(0)));
        }
        NDList all = new NDList();
        for (NDArray part : parts) {
            if (part.size() == 0) {
                continue;
            }
            NDArray row = tasks > 0 && last(part) == 0 ? part.expandDims(0) : part;
            boolean shared = tasks > 1 && row.getShape().get(0) == 1;
            all.add(shared ? row.repeat(0, tasks) : row);
        }
        return NDArrays.concat(all, tasks > 0 ? 1 : 0);
    }

    private static int last(NDArray tensor) {
        return tensor.getShape().dimension() - 1;
    }

    private static long rows(NDArray tensor) {
        return last(tensor) == 0 ? 1 : tensor.getShape().get(0);
    }
}
