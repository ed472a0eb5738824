package org.vmorph.proofs.symbolic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.vmorph.proofs.obligation.Memory;
import org.vmorph.proofs.obligation.Valuation;

/**
 * Answers of Z3 in files, one for each question, called by a digest of the question's own text and
 * the solver's version. So whatever changes an instruction, a definition or a formulation changes
 * the name, and is asked again. A case in a file is replayed like one the solver finds; of the
 * cache is believed only that there is none.
 */
public final class ProofCache implements Memory {
  /** The last line: a file without it is not whole. */
  private static final String END = "end\n";

  private final Path folder;

  /** One in a folder, which is made with the first answer. */
  public ProofCache(Path folder) {
    this.folder = folder;
  }

  /**
   * The user's own, where such things are kept: {@code vmorph/proofs} below {@code XDG_CACHE_HOME}.
   * Every build has one of its own, which begins with nothing.
   */
  public static Memory ofUser() {
    var where = System.getenv("XDG_CACHE_HOME");
    var base =
        where == null || !Path.of(where).isAbsolute()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(where);
    return new ProofCache(base.resolve("vmorph").resolve("proofs"));
  }

  @Override
  public Optional<Remembered> recall(String question) {
    try {
      var text = Files.readString(file(question));
      if (!text.endsWith(END)) {
        return Optional.empty();
      }
      var lines = text.substring(0, text.length() - END.length()).split("\n", 2);
      long work = Long.parseLong(lines[0].substring(lines[0].indexOf(' ') + 1));
      return lines[0].startsWith("unsat ")
          ? Optional.of(new Remembered(work, Optional.empty()))
          : lines[0].startsWith("sat ") && lines.length == 2
              ? Optional.of(new Remembered(work, Optional.of(Valuation.read(lines[1]))))
              : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      // Not there, or not whole: it is asked again.
      return Optional.empty();
    }
  }

  @Override
  public void keep(String question, Remembered answer) {
    var text =
        answer
            .values()
            .map(values -> "sat " + answer.work() + "\n" + values.text())
            .orElse("unsat " + answer.work() + "\n")
            .concat(END);
    try {
      Files.createDirectories(folder);
      var whole = Files.createTempFile(folder, "new", "");
      Files.writeString(whole, text);
      Files.move(whole, file(question), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // What cannot be kept is asked again.
      return;
    }
  }

  private Path file(String question) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(Prover.solver().getBytes(StandardCharsets.UTF_8));
      digest.update(question.getBytes(StandardCharsets.UTF_8));
      return folder.resolve(HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
