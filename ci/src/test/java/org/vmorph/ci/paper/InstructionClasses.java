package org.vmorph.ci.paper;

import static org.vmorph.ci.paper.Row.row;
import static org.vmorph.conformance.rules.Rule.E1;
import static org.vmorph.conformance.rules.Rule.R1;

import java.util.List;

/** What an instruction can be. A flaw shows in the kit as a difference, under a monitor. */
final class InstructionClasses {
  static final List<Row> ROWS =
      List.of(
          row("privileged", "Traps in user mode, and not in supervisor mode, all else equal.")
              .in("proofs.classify.NotPrivileged", "proofs.classify.PrivilegeNotVacuous")
              .asked("* not privileged", "* privilege is not vacuous")
              .seen(E1),
          row(
                  "(ours) privileged at a level",
                  "The same of more modes than two: from a level on up, and below it.")
              .in("proofs.classify.NotPrivileged.of")
              .asked("* not privileged at *", "* privilege is not vacuous at *")
              .seen(E1),
          row("control sensitive", "Changes M or a resource without a trap.")
              .in("proofs.classify.ControlSensitive")
              .asked("* control sensitive")
              .seen(E1, R1),
          row("behaviour sensitive", "What it does depends on M, or on where the window lies.")
              .in("proofs.classify.BehaviourSensitive.general", "proofs.classify.Sensitive")
              .asked("* behaviour sensitive")
              .seen(E1),
          row("location sensitive", "The same, with the modes equal.")
              .in("proofs.classify.BehaviourSensitive.location")
              .asked("* location sensitive")
              .seen(E1),
          row("mode sensitive", "The same, with the windows in one place.")
              .in("proofs.classify.BehaviourSensitive.mode")
              .asked("* mode sensitive")
              .seen(E1),
          row("sensitive", "Control or behaviour sensitive.")
              .in("proofs.classify.Classification.sensitive"),
          row("innocuous", "Not sensitive.").in("proofs.classify.Classification.sensitive"),
          row("user sensitive", "Control or location sensitive, all states in user mode.")
              .in("proofs.classify.Scope.USER", "proofs.classify.Sensitivity")
              .asked("* user control sensitive", "* user location sensitive")
              .seen(E1),
          row("supervisor sensitive", "The same in supervisor mode; no theorem needs it.")
              .in("proofs.classify.Scope.SUPERVISOR")
              .asked("* supervisor control sensitive", "* supervisor location sensitive"),
          row("critical", "Sensitive and not privileged; the word is Smith and Nair's.")
              .in("proofs.classify.Classification.critical"),
          row("user critical", "User sensitive, and completes in some state of user mode.")
              .in(
                  "proofs.classify.Classification.userCritical",
                  "proofs.classify.CompletesInUserMode")
              .asked("* completes in user mode"),
          row("E|r", "The window: what storage holds from l on, b words.")
              .in("proofs.claim.Unknowns.framed", "proofs.symbolic.SymbolicContent.Framed"),
          row("(ours) machines without a translation", "The window is all of storage.")
              .in("model.arch.Architecture.translation", "model.machines.M68000")
              .notProved(
                  "the definitions are asked of them, but of location, b and escape there is"
                      + " nothing to ask; no monitor here runs on them, so there are no lemmas"),
          row("(ours) the same window", "What R comes to: areas, which may be moved together.")
              .in("model.arch.Translation.areas", "proofs.claim.TranslatedWindow")
              .asked(
                  "* observes T pr",
                  "* observes C pp",
                  "* trap parity, T pr apart",
                  "* trap parity, C pp apart",
                  "* depends on T pr",
                  "* user depends on T pr",
                  "* supervisor depends on T pr",
                  "* depends on C pp",
                  "* user depends on C pp",
                  "* supervisor depends on C pp")
              .seen(E1),
          row(
                  "(ours) a translation that tells no areas",
                  "Then nobody knows what is sensitive to R.")
              .in("model.arch.Translation", "proofs.classify.NotSaid")
              .notProved(
                  "it is unknown of every instruction, so no theorem is said to hold; of a table in"
                      + " storage a theorem fails at the store, whatever the rest"));

  private InstructionClasses() {}
}
