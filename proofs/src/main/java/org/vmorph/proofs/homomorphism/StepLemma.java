package org.vmorph.proofs.homomorphism;

import java.util.List;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Claim;

/** What is to be proved of every way in which a step of a guest can be made under monitors. */
interface StepLemma {
  /** All of them; whoever lists, proves or counts has them from here. */
  List<StepLemma> ALL = List.of(new ObeysMap(), new KeepsToItsOwn());

  /** What it is called in a manifest, behind the monitor. */
  String name(Execution way);

  /** What the paper says of it. */
  String sentence(Execution way);

  /** That it fails. */
  Claim claim(Elaboration semantics, List<Monitor> monitors, StepCase subject, Execution way);
}
