package org.vmorph.proofs.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.vmorph.proofs.obligation.Memory;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.proofs.obligation.Proof;
import org.vmorph.proofs.symbolic.Prover;

/**
 * Proves many obligations, on several threads.
 *
 * @param manifest what is expected of them, where something is
 * @param confirm asks a second solver, where one is to be asked
 */
public record ProofCampaign(
    Optional<Manifest> manifest,
    Memory memory,
    Optional<BiFunction<Obligation, Proof, Result.Agreement>> confirm,
    int threads) {
  /**
   * The results, in the order of the obligations.
   *
   * @param done told of each as it is there, on any thread
   */
  public List<Result> run(List<Obligation> obligations, Consumer<Result> done) {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var running = new ArrayList<Future<Result>>();
      for (var obligation : obligations) {
        running.add(
            pool.submit(
                () -> {
                  var result = prove(obligation);
                  done.accept(result);
                  return result;
                }));
      }
      var results = new ArrayList<Result>();
      for (var future : running) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      var cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new IllegalStateException(cause.getMessage(), cause);
    }
  }

  private Result prove(Obligation obligation) {
    long start = System.nanoTime();
    var expected = manifest.flatMap(known -> known.expected(obligation));
    int limit = expected.map(Manifest.Expected::limit).orElse(Prover.ENOUGH);
    var proof = new Prover(limit, memory).prove(obligation);
    var second = confirm.map(ask -> ask.apply(obligation, proof));
    return new Result(
        obligation,
        proof,
        expected.map(group -> group.verdict(obligation.about())),
        (System.nanoTime() - start) / 1_000_000,
        second);
  }
}
