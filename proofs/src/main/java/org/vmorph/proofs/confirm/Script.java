package org.vmorph.proofs.confirm;

import java.util.ArrayList;
import java.util.List;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.proofs.obligation.Proof;
import org.vmorph.proofs.obligation.Verdict;

/**
 * One question of a proof in SMT-LIB 2, with a header that says in words what it is.
 *
 * @param satisfiable whether the first solver found it so
 */
public record Script(String name, String text, boolean satisfiable) {
  private static final int WIDTH = 100;

  /** The questions of a proof, in order; and whether there is a case it speaks of. */
  public static List<Script> of(Obligation obligation, Proof proof) {
    var scripts = new ArrayList<Script>();
    int last = proof.scripts().size() - 1;
    for (int i = 0; i <= last; i++) {
      boolean found = i == last && proof.verdict() instanceof Verdict.Refuted;
      var header = header(obligation, asks(obligation, i, last), says(found));
      var name = last > 0 ? "." + (i + 1) : "";
      scripts.add(
          new Script(file(obligation, name), header + question(proof.scripts().get(i)), found));
    }
    proof.speaks().ifPresent(speaks -> scripts.add(speaks(obligation, proof, speaks)));
    return scripts;
  }

  private static Script speaks(Obligation obligation, Proof proof, String speaks) {
    boolean vacuous = proof.verdict() instanceof Verdict.Vacuous;
    var header =
        header(
            obligation,
            List.of("Asked whether there is a case that the claim speaks of at all."),
            vacuous
                ? "Unsatisfiable: there is none, and the claim is vacuous."
                : "Satisfiable: there is one, so something has been proved.");
    return new Script(file(obligation, ".speaks"), header + question(speaks), !vacuous);
  }

  private static String says(boolean found) {
    return found
        ? "Satisfiable: it can, and the model is a case."
        : "Unsatisfiable: it never happens.";
  }

  private static List<String> asks(Obligation obligation, int step, int last) {
    var claim = "Asked whether there is a case of: " + obligation.claim().name() + ".";
    if (last == 0) {
      return List.of(claim);
    }
    return List.of(
        claim,
        step < last
            ? "This is step %d of %d: something that would have to happen first, and never does."
                .formatted(step + 1, last + 1)
            : "This is the last step: what was shown never to happen before is assumed not to.");
  }

  /** What was found is not in it but as a comment: a solver is to answer by itself. */
  private static String question(String assertions) {
    return "(set-logic ALL)\n" + assertions.strip() + "\n(check-sat)\n";
  }

  private static String header(Obligation obligation, List<String> asked, String answer) {
    var text = new StringBuilder();
    comment(text, obligation.id());
    comment(text, obligation.paper());
    asked.forEach(sentence -> comment(text, sentence));
    comment(text, answer);
    comment(
        text,
        "S is the state of the guest: S.M, S.P, S.l, S.b and the other cells, S.r its registers, G"
            + " its storage of w words. O is the rest of the host's storage of q words, in which"
            + " the guest's word 0 is word k. What has a ' is of a second state.");
    return text.toString();
  }

  private static void comment(StringBuilder text, String sentence) {
    var line = new StringBuilder(";");
    for (var word : sentence.split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH) {
        text.append(line).append('\n');
        line = new StringBuilder(";  ");
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }

  private static String file(Obligation obligation, String part) {
    var name = obligation.id().replaceAll("[^A-Za-z0-9/-]+", "-").replaceAll("-+(?=/|$)", "");
    return name.replace('/', '.') + part + ".smt2";
  }
}
