package com.dokploy.terraform.sandbox;

/** What a procedure does once its input has been checked; runs while the store is held exclusively. */
@FunctionalInterface
interface Behaviour {
    /**
     * The answer to a call.
     *
     * @throws Refusal when the server would answer with an error
     * @throws SqlFailure when the database would refuse a statement
     */
    Outcome perform(Call call);
}
