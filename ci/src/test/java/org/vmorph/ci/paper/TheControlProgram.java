package org.vmorph.ci.paper;

import static org.vmorph.ci.paper.Row.row;
import static org.vmorph.conformance.rules.Rule.E1;
import static org.vmorph.conformance.rules.Rule.E2;
import static org.vmorph.conformance.rules.Rule.E8;
import static org.vmorph.conformance.rules.Rule.F1;
import static org.vmorph.conformance.rules.Rule.R1;
import static org.vmorph.conformance.rules.Rule.R2;
import static org.vmorph.conformance.rules.Rule.R3;
import static org.vmorph.conformance.rules.Rule.R4;

import java.util.List;

/** The control program, and what makes it a monitor. */
final class TheControlProgram {
  static final List<Row> ROWS =
      List.of(
          row("control program, CP = (D, A, {v_i})", "A program that owns the machine.")
              .in("vmm.control.ControlProgram", "proofs.homomorphism.Monitor"),
          row("dispatcher, D", "Decides at every trap whose it is.")
              .in("vmm.control.Dispatcher", "vmm.control.HybridDispatcher")
              .asked("* lemma 2"),
          row("allocator, A", "Decides what storage a guest reaches.")
              .in("vmm.control.Allocator.CLAMPED")
              .asked("* translation")
              .seen(R3),
          row("interpreter routine, v_i", "Does what privileged instruction i does, to the guest.")
              .in("vmm.control.Dispatcher.privileged")
              .asked("* lemma 2"),
          row("(ours) a control program as a program", "The same three parts, in assembly.")
              .in("vmm.image.ImageMonitor")
              .seen(E1, E2, R1)
              .notProved(
                  "its instructions are not executed symbolically; the kit runs it on generated"
                      + " guests, and on itself"),
          row("virtual machine monitor", "A control program that has the three properties below.")
              .in("vmm.Vmm", "vmm.control.TrapAndEmulate"),
          row("efficiency", "Innocuous instructions run on the hardware, and nobody intervenes.")
              .in("vmm.Efficiency", "vmm.Tally")
              .asked("trap-and-emulate every way")
              .seen(F1),
          row("resource control", "No guest affects what was given to anybody else.")
              .in("proofs.homomorphism.Frame", "conformance.run.host.WatchedHost")
              .asked("* resource control")
              .seen(R1, R3),
          row("A is invoked on every attempt", "To change what a guest owns is to ask A.")
              .in("vmm.control.VirtualMachineMap.confined")
              .notProved(
                  "by its construction: the state of the host after a service is made by confined,"
                      + " which asks A; that the hardware's R is A's answer is asked by the"
                      + " lemmas"),
          row("resource control of several guests", "Each is what it would be alone.")
              .in("vmm.TimeSharing", "vmm.control.RoundRobin", "conformance.run.together.Together")
              .seen(R2, R4)
              .notProved(
                  "the lemmas are about one guest; what round-robin puts away and back is observed"
                      + " by the kit"),
          row("equivalence", "A program does what it would do without the monitor.")
              .in("conformance.run.compare.Comparison")
              .asked("* lemma 1", "* lemma 2")
              .seen(E1, E2, E8),
          row("except for timing", "How long something takes is no part of equivalence.")
              .in("model.ir.Role.TIME", "conformance.run.setting.Setting.notCompared")
              .notModelled(
                  "a step takes no time; a clock's cells are left out of every comparison"),
          row("amount of resources", "The guest is a machine of w words, fewer than q.")
              .in(
                  "vmm.control.VirtualMachineMap.Place.words",
                  "proofs.homomorphism.Confined.fits"));

  private TheControlProgram() {}
}
