package org.vmorph.proofs.classify;

import org.vmorph.proofs.obligation.Verdict;

/**
 * What was asked of an instruction, and what came of it.
 *
 * @param name {@code privileged}, {@code user control sensitive}, {@code depends on b}
 * @param sentence what was looked for; for {@code privileged} a pair that speaks against it
 */
public record Answer(String name, String sentence, Verdict verdict) {
  /** The name of the one answer for which {@code Refuted} is a no. */
  public static final String PRIVILEGED = "privileged";

  /** As it is printed: {@code yes}, {@code no}, {@code vacuous} or {@code unknown}. */
  public String word() {
    return switch (verdict) {
      case Verdict.Proved never -> name.equals(PRIVILEGED) ? "yes" : "no";
      case Verdict.Refuted happens -> name.equals(PRIVILEGED) ? "no" : "yes";
      case Verdict.Vacuous nothing -> "vacuous";
      case Verdict.Unknown unknown -> "unknown";
    };
  }
}
