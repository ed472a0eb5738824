package org.vmorph.conformance.broken;

import java.util.List;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;

/** Broken monitors in assembly that lie behind their guests, on a machine that moves nothing. */
final class BehindInAssembly {
  private static final Architecture MACHINE =
      Machines.named("third-generation-protect").orElseThrow();

  static final List<BrokenMonitor> ALL =
      List.of(
          edited(
              "spp-of-the-clamped",
              Rule.E1,
              "The routine for spp shows what the hardware's register holds.",
              "spp",
              0,
              "          ld    r5, guest.pp(r2)\n",
              "          ld    r5, real.pp(r2)\n"),
          edited(
              "lpsw-unchecked",
              Rule.E4,
              "The routine for lpsw loads from where the guest's own registers let nobody read.",
              "lpsw",
              10,
              "          beq   r4, r0, loads\n",
              "          jmp   loads\n"),
          edited(
              "asks-the-first-only",
              Rule.E4,
              "Of the guest's own registers the routine for lpsw asks the first and no other.",
              "lpsw",
              0,
              "          bne   r3, r4, match\n          jmp   memory\n",
              "          jmp   memory\n"),
          edited(
              "range-unclamped",
              Rule.R3,
              "A range that ends behind the guest ends there in the hardware, too.",
              "owns real words 0 to",
              0,
              "          bltu  r3, r4, place\n",
              "          jmp   place\n"),
          edited(
              "range-a-word-late",
              Rule.R3,
              "A range that ends behind the guest ends a word late.",
              "owns real words 0 to",
              0,
              "          li    r4, (guest.words - 1) << pp.last\n",
              "          li    r4, guest.words << pp.last\n"),
          edited(
              "thinks-it-is-loaded",
              Rule.E4,
              "It forgets to write down what it has loaded, and takes what was there before for"
                  + " loaded.",
              "fetch",
              0,
              "          st    r2, real.pp(r5)\n",
              ""),
          edited(
              "size-of-the-machine",
              Rule.E1,
              "The routine for size tells how large the machine is.",
              "size",
              0,
              "v.size:   ld    r5, guest.size\n",
              "v.size:   size  r5\n"),
          edited(
              "lies-where-it-was-written-for",
              Rule.T1,
              "It takes for the size of its guest what it was on the machine it was written on.",
              "believes",
              1,
              "          .word guest.words             ; w\n",
              "          .word 96\n"));

  private BehindInAssembly() {}

  private static BrokenMonitor edited(
      String name,
      Rule rule,
      String mistake,
      String phrase,
      int within,
      String right,
      String wrong) {
    var vmm = new Edited("protect/monitor", right, wrong).monitor(name, MACHINE);
    return new BrokenMonitor(vmm, MACHINE, rule, mistake, phrase, within, false);
  }
}
