package adaptarium.meta.gradient;

import adaptarium.agents.kernel.Workers;
import adaptarium.agents.update.TrustRegion;
import adaptarium.meta.gradient.outer.MetaBatch;
import adaptarium.meta.gradient.parameter.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * A meta-batch cut into chunks, each asked by some thread; the answers are summed in the order of the chunks, so the number of threads changes nothing.
 *
 * @param <T> the family's task record
 * @param chunks that have collected
 * @param workers the threads
 * @param moves how the chunks' meta-parameters were moved; none where they were not
 */
record ChunkedBatch<T extends Record>(List<TaskChunk<T>> chunks, Workers workers, Moves moves) implements MetaBatch {
    @Override
    public TrustRegion.Trial atOrigin() {
        return meanTrial(ofChunks(TaskChunk::atOrigin));
    }

    @Override
    public TrustRegion.Trial evaluate(float[] theta) {
        return meanTrial(ofChunks(chunk -> chunk.evaluate(theta)));
    }

    @Override
    public double[] gradient() {
        return mean(ofChunks(TaskChunk::gradient));
    }

    @Override
    public double[] curvatureProduct(double[] v) {
        float[] direction = Tensors.floats(v);
        return mean(ofChunks(chunk -> chunk.curvatureProduct(direction)));
    }

    @Override
    public double[] clippedGradient(float[] theta, double clip, double divergencePenalty) {
        return mean(ofChunks(chunk -> chunk.clippedGradient(theta, clip, divergencePenalty)));
    }

    @Override
    public double[] displacement() {
        return mean(ofChunks(TaskChunk::displacement));
    }

    @Override
    public double[] estimatedGradient() {
        double[] returns = chunks.stream()
                .flatMapToDouble(chunk -> Arrays.stream(chunk.returns()))
                .toArray();
        return moves.gradient(returns, chunks.get(0).parameters().meta());
    }

    /** What every chunk says, in the chunks' order. */
    private <R> List<R> ofChunks(Function<TaskChunk<T>, R> question) {
        return workers.map(chunks.size(), i -> question.apply(chunks.get(i)));
    }

    private int tasks() {
        return chunks.stream().mapToInt(TaskChunk::tasks).sum();
    }

    private TrustRegion.Trial meanTrial(List<List<TrustRegion.Trial>> perChunk) {
        double loss = 0;
        double divergence = 0;
        for (List<TrustRegion.Trial> trials : perChunk) {
            for (TrustRegion.Trial trial : trials) {
                loss += trial.loss();
                divergence += trial.divergence();
            }
        }
        return new TrustRegion.Trial(loss / tasks(), divergence / tasks());
    }

    private double[] mean(List<double[]> sums) {
        double[] mean = new double[sums.get(0).length];
        for (double[] sum : sums) {
            for (int p = 0; p < mean.length; p++) {
                mean[p] += sum[p];
            }
        }
        int tasks = tasks();
        for (int p = 0; p < mean.length; p++) {
            mean[p] /= tasks;
        }
        return mean;
    }
}
