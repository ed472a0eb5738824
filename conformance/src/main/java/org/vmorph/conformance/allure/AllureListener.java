package org.vmorph.conformance.allure;

import org.vmorph.conformance.kit.Examination;
import org.vmorph.conformance.kit.Judgement;
import org.vmorph.conformance.kit.JudgementListener;

/** Tells Allure of every judgement, if Allure is there; the kit does without it. */
public final class AllureListener implements JudgementListener {
  private static final boolean IS_THERE = isThere();

  @Override
  public void judged(Examination examination, Judgement judgement) {
    // The class that speaks to Allure is not so much as loaded without it.
    if (IS_THERE && AllureCase.isOpen()) {
      new AllureCase(examination, judgement).tell();
      ReportEnvironment.add(examination.subject());
    }
  }

  private static boolean isThere() {
    try {
      Class.forName("io.qameta.allure.Allure", false, AllureListener.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
