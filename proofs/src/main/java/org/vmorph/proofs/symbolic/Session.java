package org.vmorph.proofs.symbolic;

import com.microsoft.z3.Status;
import java.util.ArrayList;
import java.util.List;
import org.vmorph.proofs.claim.Claim;
import org.vmorph.proofs.obligation.Asker;
import org.vmorph.proofs.obligation.Memory;
import org.vmorph.proofs.obligation.Verdict;

/**
 * One context, for a few claims. Which case a solver finds depends on all that its context was
 * asked before, so what is remembered is believed only as long as nothing happens: who has believed
 * something and then finds a case starts again, and asks everything. So a case is the same whoever
 * has asked what at the same time, or in another process.
 */
final class Session implements Asker {
  private final int resourceLimit;
  private final Memory cases;
  private final Memory never;
  private final List<Claim> asked = new ArrayList<>();
  private LastingContext z = new LastingContext();

  /** Whether what is remembered is believed, and whether something was in this context. */
  private boolean believes = true;

  private boolean hasBelieved;

  /** Whether the last claim was answered by a case that was not known before. */
  private boolean foundHere;

  /**
   * A new context.
   *
   * @param cases what happened before, to be replayed
   * @param never what never happens
   */
  Session(int resourceLimit, Memory cases, Memory never) {
    this.resourceLimit = resourceLimit;
    this.cases = cases;
    this.never = never;
  }

  @Override
  public Verdict neverHappens(Claim claim) {
    var verdict = verdict(claim);
    if (hasBelieved && foundHere) {
      startAgain();
      verdict = verdict(claim);
    }
    asked.add(claim);
    return verdict;
  }

  private void startAgain() {
    z.close();
    z = new LastingContext();
    believes = false;
    hasBelieved = false;
    asked.forEach(this::verdict);
  }

  private Verdict verdict(Claim claim) {
    foundHere = false;
    // Another claim's case is not this one's, even if the questions are the same.
    var known = cases.about(claim.name()).before(never);
    var questions = new Questions(z, resourceLimit, believes ? known : known.unasked());
    var forms = Forms.of(claim, z);
    if (forms.open().map(open -> ask(open, questions).said()).stream()
        .anyMatch(Status.UNSATISFIABLE::equals)) {
      return Verdict.PROVED;
    }
    var stated = forms.exact().stated();
    if (stated.given().isFalse() || stated.happens().isFalse()) {
      return Verdict.PROVED;
    }
    var answer = ask(forms.exact(), questions);
    return switch (answer.said()) {
      case UNSATISFIABLE -> Verdict.PROVED;
      case UNKNOWN -> new Verdict.Unknown(answer.reason());
      case SATISFIABLE -> Prover.refuted(claim, answer, questions);
    };
  }

  private Questions.Answer ask(Forms.Form form, Questions questions) {
    var stated = form.stated();
    var answer = questions.aside(form.places(), stated.given(), stated.happens());
    hasBelieved |= answer.remembered();
    foundHere = answer.said() == Status.SATISFIABLE && !answer.remembered();
    return answer;
  }

  @Override
  public void close() {
    z.close();
  }
}
