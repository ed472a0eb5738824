package org.vmorph.conformance.cli.names;

import org.vmorph.proofs.obligation.Memory;
import org.vmorph.proofs.symbolic.ProofCache;
import org.vmorph.proofs.symbolic.Prover;
import picocli.CommandLine.Option;

/** Whether a solver is asked again what it was asked before; every command that asks one has it. */
public final class CacheOption {
  @Option(
      names = "--cache",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Do not ask again what was answered before, word for word; on unless --no-cache.")
  private boolean cache = true;

  /** What is remembered. */
  public Memory memory() {
    return cache ? ProofCache.ofUser() : Memory.NONE;
  }

  /** A solver that is given as much as it needs, and asked what is not remembered. */
  public Prover prover() {
    return new Prover(Prover.ENOUGH, memory());
  }
}
