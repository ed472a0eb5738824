/**
 * Knows what Allure is told of a judgement: where it stands in the report, its figures, its
 * attachments, and what it was run on. Must not know how a judgement is come to.
 */
@NullMarked
package org.vmorph.conformance.allure;

import org.jspecify.annotations.NullMarked;
