package org.vmorph.ci.paper;

import static org.vmorph.ci.paper.Row.row;
import static org.vmorph.conformance.rules.Rule.E1;
import static org.vmorph.conformance.rules.Rule.E2;
import static org.vmorph.conformance.rules.Rule.T1;
import static org.vmorph.conformance.rules.Rule.T2;

import java.util.List;

/** The virtual machine map, and what follows. */
final class MapAndTheorems {
  static final List<Row> ROWS =
      List.of(
          row("virtual machine map, f", "From states of the machine to states of its host.")
              .in(
                  "vmm.control.VirtualMachineMap.host",
                  "vmm.control.VirtualMachineMap.guest",
                  "vmm.Guest.view"),
          row("one-one", "Two states have two images; states that differ in time alone are one.")
              .in("proofs.homomorphism.Injective")
              .asked("* one-one"),
          row("homomorphism", "f(i(S)) = i'(f(S)), for every step i.")
              .in("proofs.homomorphism.Commutes")
              .asked("* lemma 1", "* lemma 2", "* every way")
              .seen(E1),
          row("standard map", "The guest in words k ... k+w-1, M' = u, P' = P, R' = (l + k, b).")
              .in("vmm.control.VirtualMachineMap", "proofs.homomorphism.TranslationLemma")
              .asked("* translation", "* translation, any width"),
          row("equivalent", "If the machine halts in S', its virtual copy halts in f(S').")
              .in("conformance.run.compare.Comparison")
              .seen(E2)
              .notProved(
                  "follows from Lemma 3, which is written out in [trust.md](trust.md) and no"
                      + " obligation"),
          row("Theorem 1", "Sensitive instructions all privileged: a monitor can be constructed.")
              .in("proofs.theorems.Theorem1")
              .seen(E1, E2)
              .notProved(
                  "its hypothesis is decided for each machine, and the monitor constructed is"
                      + " proved step by step; the theorem for any machine is not"),
          row("not necessary", "The condition of Theorem 1 may fail, and a monitor be constructed.")
              .in("model.machines.LraInPlace", "conformance.cli.check.NotNecessary")
              .asked("* lemma 1")
              .seen(E1),
          row("recursively virtualizable", "Monitors run under monitors.")
              .in("vmm.tower.Tower", "conformance.run.tower.Ascent")
              .asked("* translation by f o f, any width")
              .seen(T1),
          row("Theorem 2", "Virtualizable, and a monitor without timing dependencies: recursively.")
              .in("proofs.theorems.Theorem2")
              .seen(T1)
              .notProved("as of Theorem 1; f o f follows from the lemmas: [trust.md](trust.md)"),
          row("(ours) trap law", "N(n + 1) = N(n) + P(n), of monitors that are programs.")
              .in("conformance.run.tower.Storey.obeysTrapLaw")
              .seen(T2)
              .notProved("counted in runs, exactly; nothing is proved of programs"),
          row("hybrid monitor", "Interprets whatever the guest does as a supervisor.")
              .in("vmm.control.Hybrid", "vmm.control.HybridDispatcher")
              .asked("hybrid lemma 1", "hybrid lemma 2")
              .seen(E1, E2),
          row("Theorem 3", "User sensitive instructions all privileged: a hybrid one can be.")
              .in("proofs.theorems.Theorem3")
              .seen(E1, E2)
              .notProved("as of Theorem 1"),
          row("Lemma 1", "An innocuous instruction, executed directly, obeys f.")
              .in("proofs.homomorphism.Commutes", "proofs.homomorphism.Execution.DIRECT")
              .asked("* lemma 1")
              .seen(E1),
          row("Lemma 2", "A sensitive instruction, trapped and interpreted, obeys f.")
              .in("proofs.homomorphism.Commutes", "proofs.homomorphism.Execution.Kind.TRAPPED")
              .asked("* lemma 2")
              .seen(E1),
          row("Lemma 3", "If single instructions obey f, so does every finite sequence.")
              .in("proofs.homomorphism.Lemmas")
              .notProved(
                  "an induction, which no solver does for us; it is written out in"
                      + " [trust.md](trust.md)")
              .seen(E1),
          row("(ours) prediction against observation", "What may be seen where a theorem fails.")
              .in("conformance.cli.check.CheckRow", "proofs.theorems.TheoremVerdict.promises"));

  private MapAndTheorems() {}
}
