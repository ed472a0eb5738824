package org.vmorph.ci.paper;

import static org.vmorph.ci.paper.Row.row;
import static org.vmorph.conformance.rules.Rule.E1;
import static org.vmorph.conformance.rules.Rule.E2;
import static org.vmorph.conformance.rules.Rule.E3;
import static org.vmorph.conformance.rules.Rule.E4;
import static org.vmorph.conformance.rules.Rule.E5;
import static org.vmorph.conformance.rules.Rule.F1;
import static org.vmorph.conformance.rules.Rule.R1;

import java.util.List;

/** Where the text cannot be run as printed, and how it is taken. */
final class TheReadings {
  static final List<Row> ROWS =
      List.of(
          row("literal", "Only memory traps, and faults, say nothing.")
              .in("model.arch.Reading.LITERAL")
              .asked("literal control sensitive"),
          row("intended", "No trap says anything of sensitivity.")
              .in("model.arch.Reading.INTENDED")
              .asked("intended control sensitive"),
          row("shadowed", "Nor may a result depend on M, or on any resource.")
              .in("model.arch.Reading.SHADOWED")
              .asked("shadowed depends on *", "shadowed user depends on *"),
          row("N1", "Read to the letter, a supervisor call is sensitive and not privileged.")
              .in("model.arch.Reading", "proofs.claim.Language.counts")
              .asked("literal control sensitive"),
          row("N2", "What always memory-traps is privileged of nothing.")
              .in("proofs.classify.PrivilegeNotVacuous", "proofs.obligation.Verdict.Vacuous")
              .asked("* privilege is not vacuous"),
          row("N3", "f as printed forgets M and what the clamp cuts off, and is not one-one.")
              .in("proofs.homomorphism.Injective", "vmm.control.Shadow.words")
              .asked("* one-one"),
          row("N4", "A bound below w does not protect the monitor; min(b, w - l) does.")
              .in("vmm.control.Allocator.CLAMPED", "proofs.homomorphism.TranslationLemma")
              .asked("* translation", "* resource control")
              .seen(E4, R1),
          row("N5", "b is a size: all of storage is R = (0, q).")
              .in("model.machines.ThirdGenerationParts"),
          row("N6", "Whether the processor is a resource is a switch of the reading.")
              .in("model.arch.Reading.processorIsResource")
              .asked(
                  "*+processor control sensitive",
                  "*+processor user control sensitive",
                  "*+processor supervisor control sensitive"),
          row("N7", "Equivalence is asked in both directions, and of runs that do not halt.")
              .in("conformance.run.compare.Lockstep", "conformance.run.compare.Volume")
              .asked("* lemma 1", "* lemma 2")
              .seen(E1, E2),
          row("runs that do not halt", "After any number of steps f holds; that is all.")
              .notModelled(
                  "an infinite run has no last state to compare; Lemma 3 is about each finite part,"
                      + " and the kit about as many steps as it makes")
              .seen(E1, E5),
          row("N8", "Results are compared with E[1] equal, where a trap is part of them.")
              .in("proofs.claim.Language.agreeOnNewPsw")
              .asked("literal behaviour sensitive")
              .notModelled(
                  "under `literal` the old PSW that a trap stores still shows M and l, so what"
                      + " traps is location and mode sensitive there; no theorem's verdict hangs on"
                      + " it"),
          row("N9", "What traps in virtual user mode is the guest's own trap.")
              .in("vmm.control.Dispatcher.reflect")
              .asked("* lemma 2")
              .seen(E3),
          row("N10", "User sensitive: both states in user mode.")
              .in("proofs.classify.Scope")
              .asked("* user location sensitive"),
          row("N11", "What reads only b is innocuous, yet a clamped b shows.")
              .in("proofs.classify.Observes")
              .asked("shadowed depends on b", "* observes b"),
          row("N12", "Real machines keep more than M and R for their supervisor.")
              .in("proofs.classify.DependsOn", "model.ir.Role.RESOURCE")
              .asked(
                  "shadowed depends on *",
                  "shadowed user depends on *",
                  "shadowed supervisor depends on *"),
          row("N13", "Innocuous and still fatal to f: side conditions, of whole steps.")
              .in(
                  "proofs.classify.SideCondition",
                  "proofs.classify.EveryStep",
                  "proofs.theorems.Caveats")
              .asked("* observes *", "* escape", "* trap parity, * apart"),
          row("observes b, observes q", "A result depends on the clamped bound, or on the size.")
              .in("proofs.classify.Observes")
              .asked("* observes b", "* observes q")
              .seen(E1),
          row("escape", "Storage outside the window changes.")
              .in("proofs.classify.Escape")
              .asked("* escape", "* user escape")
              .seen(R1),
          row("trap parity", "Of two states that reach the same storage only one traps.")
              .in("proofs.classify.TrapParity")
              .asked("* trap parity, * apart")
              .seen(E1),
          row(
                  "trap direction",
                  "A trap out of user mode does not lead to the most privileged mode.")
              .in(
                  "proofs.classify.TrapDirection",
                  "proofs.classify.OpenParity",
                  "proofs.classify.MovesNevertheless")
              .asked("* trap direction")
              .seen(R1),
          row("observes x", "A result depends on another resource that a monitor keeps for itself.")
              .in("proofs.classify.Observes", "vmm.control.RoundRobin.virtual")
              .asked("* observes timer", "* observes timer.on")
              .seen(E1),
          row("efficiency", "Refused in user mode for some operands only, and emulated.")
              .in("proofs.classify.RefusedInUserMode", "model.step.Elaboration.refusesUsers")
              .asked("* efficiency")
              .seen(F1),
          row("tells the time", "A step depends on the time, which is no part of f.")
              .in("proofs.classify.TellsTime")
              .asked("* tells the time")
              .seen(E1),
          row("timekeeping", "A timer that does not count what user mode completes.")
              .in("proofs.classify.Timekeeping")
              .asked("* timekeeping", "* user timekeeping"),
          row("vacuity", "Privileged of nothing, which the letter of Theorem 1 would accept.")
              .in("proofs.theorems.Caveats.WITH_VACUITY")
              .asked("* privilege is not vacuous")
              .seen(E1),
          row("N14", "Sensitive to mode and place together, and to neither alone.")
              .in("proofs.classify.BehaviourSensitive.general")
              .asked("* behaviour sensitive"),
          row("N15", "Mode sensitivity compares states with the same storage.")
              .in("proofs.classify.BehaviourSensitive.mode", "proofs.claim.Language.pair")
              .asked("* mode sensitive"),
          row("N16", "A bound cannot reach the last word that an address can.")
              .in("model.arch.Architecture.mostWords", "proofs.homomorphism.Confined.fits")
              .asked("* translation"),
          row("N17", "A step is fetch, decode and execute.")
              .in("proofs.homomorphism.StepCase", "proofs.homomorphism.NoOtherWay")
              .asked("* every way", "* lemma 1", "* lemma 2")
              .seen(E4),
          row("N18", "Privileged is not enough for Theorem 3: never completes in user mode.")
              .in("proofs.classify.CompletesInUserMode", "proofs.theorems.Theorem3")
              .asked("* completes in user mode")
              .seen(E1),
          row("N19", "What is refused may be the fetch: the whole step is interpreted.")
              .in("vmm.control.Dispatcher.serve", "model.step.Elaboration.fetchTraps")
              .asked("* lemma 2")
              .seen(E1),
          row("N20", "A step that depends on the time, without being asked for it.")
              .in("proofs.classify.TellsTime")
              .asked("* tells the time")
              .seen(E1));

  private TheReadings() {}
}
