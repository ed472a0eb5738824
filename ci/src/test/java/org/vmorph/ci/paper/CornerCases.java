package org.vmorph.ci.paper;

import static org.vmorph.ci.paper.Row.row;
import static org.vmorph.conformance.rules.Rule.E3;
import static org.vmorph.conformance.rules.Rule.E4;
import static org.vmorph.conformance.rules.Rule.E5;
import static org.vmorph.conformance.rules.Rule.E6;

import java.util.List;

/** Facts that corner cases rest on. */
final class CornerCases {
  static final List<Row> ROWS =
      List.of(
          row("any virtual R", "A guest's R is whatever a word can hold, and can be read back.")
              .in("vmm.control.RelocationAllocator.CLAMPED", "vmm.control.Shadow")
              .asked("* translation", "* one-one")
              .seen(E4),
          row("traps that never end", "A new PSW outside its own R traps at its first fetch.")
              .in("conformance.run.compare.Circumstances")
              .asked("* lemma 2")
              .seen(E5),
          row("self-modifying code", "A store into the word that comes next is legal.")
              .in("proofs.homomorphism.Fetched")
              .asked("* lemma 1")
              .seen(E6),
          row("the guest's own user programs", "Their traps go to the guest's E[0] and E[1].")
              .in("vmm.control.Dispatcher.reflect")
              .asked("* lemma 2")
              .seen(E3),
          row("traps of emulated instructions", "An operand's memory trap is the guest's own.")
              .in("vmm.control.Dispatcher.privileged")
              .asked("* lemma 2")
              .seen(E4));

  private CornerCases() {}
}
