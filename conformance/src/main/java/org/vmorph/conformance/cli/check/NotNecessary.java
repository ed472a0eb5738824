package org.vmorph.conformance.cli.check;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.homomorphism.Lemmas;
import org.vmorph.proofs.homomorphism.Monitor;
import org.vmorph.proofs.manifest.ProofCampaign;
import org.vmorph.proofs.obligation.Memory;
import org.vmorph.proofs.obligation.Verdict;
import org.vmorph.vmm.control.Confining;
import org.vmorph.vmm.control.HostLayout.Side;

/**
 * Why what a theorem names was not witnessed under a monitor: it obeys f there, which is proved for
 * all states. That is the paper's remark that the condition is not necessary.
 *
 * @param instructions what is named
 * @param lemmas how many lemmas there are about it, all of them proved
 * @param inFront what is seen under the same monitor in front of its guest, where it lies behind it
 *     and could move it: there what is named must be witnessed, or nothing is explained
 */
record NotNecessary(List<String> instructions, int lemmas, Optional<CampaignResult> inFront) {
  /**
   * How many lemmas there are about instructions under a monitor, if all of them are proved.
   *
   * @param names the instructions
   */
  static Optional<Integer> proved(
      Elaboration semantics, Confining monitor, Collection<String> names) {
    var instructions =
        names.stream().flatMap(name -> semantics.machine().instruction(name).stream()).toList();
    return instructions.size() == names.size()
        ? allProved(semantics, monitor, instructions)
        : Optional.empty();
  }

  private static Optional<Integer> allProved(
      Elaboration semantics, Confining monitor, List<Instruction> instructions) {
    var lemmas = Lemmas.of(semantics, Monitor.of(monitor), instructions);
    int threads = Runtime.getRuntime().availableProcessors();
    var results =
        new ProofCampaign(Optional.empty(), Memory.NONE, Optional.empty(), threads)
            .run(lemmas, result -> {});
    return results.stream().allMatch(it -> it.proof().verdict().equals(Verdict.PROVED))
        ? Optional.of(results.size())
        : Optional.empty();
  }

  /** The same monitor in front of its guest, where it lies behind it and could move it. */
  static Optional<Confining> inFront(Confining monitor, Architecture machine) {
    boolean moves = machine.translation().map(Translation::moves).orElse(false);
    return Optional.of(monitor)
        .filter(it -> moves && it.side(machine) == Side.BEHIND)
        .map(it -> it.on(Side.IN_FRONT, it.name() + " in front"));
  }

  /** Whether it explains what was seen. */
  boolean holds() {
    return inFront.isEmpty()
        || inFront.flatMap(CampaignResult::first).filter(this::isNamed).isPresent();
  }

  private boolean isNamed(Divergence divergence) {
    return instructions.contains(divergence.at());
  }

  /** What was seen in front, in a few words. */
  Optional<String> seenInFront() {
    return inFront.map(
        result ->
            result
                .first()
                .map(divergence -> CheckRow.seen(divergence, ""))
                .orElse("no divergence in " + Count.of(result.programs(), "program")));
  }

  /** Why, in a sentence or two. */
  String text(String vmm) {
    return "that %s %s f under %s is proved, by %s."
            .formatted(
                String.join(" and ", instructions),
                instructions.size() == 1 ? "obeys" : "obey",
                vmm,
                Count.of(lemmas, "lemma"))
        + seenInFront()
            .map(
                seen ->
                    "\n%s lies behind its guest and moves nothing.\nIn front of it: %s."
                        .formatted(vmm, seen))
            .orElse("");
  }
}
