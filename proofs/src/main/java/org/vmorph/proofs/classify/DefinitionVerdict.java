package org.vmorph.proofs.classify;

import org.vmorph.model.arch.Reading;
import org.vmorph.proofs.obligation.Verdict;

/**
 * What was asked of an instruction, and what came of it.
 *
 * @param definition what was asked
 * @param name what it is told as: {@code privileged}, {@code user control sensitive}, {@code
 *     depends on b}
 * @param sentence what was looked for; for {@code privileged} a pair that speaks against it
 */
public record DefinitionVerdict(
    Definition definition, String name, String sentence, Verdict verdict) {
  /** An answer that is told as its definition is. */
  static DefinitionVerdict of(Definition definition, Reading reading, Verdict verdict) {
    var name = definition.opposite().orElse(definition.name());
    return new DefinitionVerdict(definition, name, definition.sentence(reading), verdict);
  }

  /** The same under another name. */
  DefinitionVerdict as(String other) {
    return new DefinitionVerdict(definition, other, sentence, verdict);
  }

  /** As it is printed: {@code yes}, {@code no}, {@code vacuous} or {@code unknown}. */
  public String word() {
    boolean opposite = definition.opposite().isPresent();
    return switch (verdict) {
      case Verdict.Proved never -> opposite ? "yes" : "no";
      case Verdict.Refuted happens -> opposite ? "no" : "yes";
      case Verdict.Vacuous nothing -> "vacuous";
      case Verdict.Unknown unknown -> "unknown";
    };
  }
}
