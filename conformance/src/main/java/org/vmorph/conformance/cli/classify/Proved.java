package org.vmorph.conformance.cli.classify;

import java.util.List;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.model.arch.Architecture;
import org.vmorph.proofs.manifest.Result;

/**
 * What came of proving.
 *
 * @param expected whether there is a manifest
 * @param strays where the manifest is not about these obligations
 */
public record Proved(
    Architecture machine, boolean expected, List<Result> results, List<String> strays) {
  /** Those that are not as they should be. */
  public List<Result> wrong() {
    return results.stream().filter(this::isWrong).toList();
  }

  /** Without a manifest a lemma is expected to hold; a definition may say what it likes. */
  private boolean isWrong(Result result) {
    boolean isLemma = result.obligation().group().contains(" lemma ");
    return !result.asExpected() || !expected && isLemma && result.verdict().equals("refuted");
  }

  /** Whether there is nothing to be proved, and nothing was expected. */
  public boolean isNothing() {
    return results.isEmpty() && strays.isEmpty();
  }

  /** What there is to say of all of them, in a line. */
  public String verdict() {
    return switch (exitCode()) {
      case ExitCode.OK -> "proved";
      case ExitCode.DIVERGENCE -> "refuted";
      default -> "inconclusive";
    };
  }

  /** The exit code that this is. */
  public int exitCode() {
    int code =
        !strays.isEmpty()
            ? ExitCode.DIVERGENCE
            : results.isEmpty() ? ExitCode.INCONCLUSIVE : ExitCode.OK;
    for (var result : wrong()) {
      boolean unknown = result.isUnknown() && !result.isContradicted();
      code = ExitCode.worse(code, unknown ? ExitCode.INCONCLUSIVE : ExitCode.DIVERGENCE);
    }
    return code;
  }
}
