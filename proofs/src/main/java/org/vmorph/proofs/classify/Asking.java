package org.vmorph.proofs.classify;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.claim.Asked;
import org.vmorph.proofs.obligation.Asker;
import org.vmorph.proofs.obligation.Verdict;

/** Asks definitions of one instruction, one after the other. */
final class Asking {
  private final Asker asker;
  private final Elaboration semantics;
  private final Instruction instruction;
  private final Reading reading;

  /** Definitions share questions: what they ask, and what came of it. */
  private final Map<Object, Verdict> known = new HashMap<>();

  private final Map<Definition, Verdict> verdicts = new LinkedHashMap<>();

  Asking(Asker asker, Elaboration semantics, Instruction instruction, Reading reading) {
    this.asker = asker;
    this.semantics = semantics;
    this.instruction = instruction;
    this.reading = reading;
  }

  /** The verdicts on those that are asked, in their order. */
  Map<Definition, Verdict> verdicts(List<Definition> definitions) {
    for (var definition : definitions) {
      if (definition.isAsked(reading) && !isExcused(definition)) {
        verdicts.put(definition, verdict(definition));
      }
    }
    return verdicts;
  }

  private boolean isExcused(Definition definition) {
    return definition.isExcusedByPrivilege()
        && verdicts.entrySet().stream()
            .anyMatch(
                it ->
                    it.getKey() instanceof NotPrivileged
                        && it.getValue() instanceof Verdict.Proved);
  }

  private Verdict verdict(Definition definition) {
    var verdict = neverHappens(definition);
    return verdict instanceof Verdict.Proved
        ? definition.premise().map(this::ofSomething).orElse(verdict)
        : verdict;
  }

  /** What is proved of nothing is vacuous. */
  private Verdict ofSomething(Definition premise) {
    return switch (neverHappens(premise)) {
      case Verdict.Refuted thereIs -> Verdict.PROVED;
      case Verdict.Proved thereIsNone -> new Verdict.Vacuous();
      case Verdict.Unknown unknown -> unknown;
      case Verdict.Vacuous same -> same;
    };
  }

  private Verdict neverHappens(Definition definition) {
    if (definition.unknown().isPresent()) {
      return new Verdict.Unknown(definition.unknown().get());
    }
    var already = known.get(definition.asks());
    if (already != null) {
      return already;
    }
    var verdict =
        definition
            .wider()
            .map(this::neverHappens)
            .filter(Verdict.Proved.class::isInstance)
            .orElseGet(
                () -> asker.neverHappens(new Asked(definition, semantics, instruction, reading)));
    known.put(definition.asks(), verdict);
    return verdict;
  }
}
