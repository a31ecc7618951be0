import { errorWords } from '../core/error-words.ts';
import type { Finding } from '../core/hosts/doctor.ts';
import type { ModelConfig } from '../core/preferences.ts';

/** What is examined: a configured model, or the form before it is added. */
export type Patient = Pick<ModelConfig, 'host' | 'baseUrl' | 'model'>;

/** Walks the gates between this page and a model and yields a finding for each. */
export type Diagnose = (patient: Patient, signal: AbortSignal) => AsyncIterable<Finding>;

/** The connection check of one model at a time. */
export class Doctor {
	/** What is or was examined; null before the first check. */
	patient = $state.raw<Patient | null>(null);
	/** Under which button the result belongs: a model's id, or `form`. */
	place = $state.raw<string | null>(null);
	findings = $state.raw<readonly Finding[]>([]);
	isBusy = $state(false);
	/** Why the check itself failed; none of the gates' findings. */
	problem = $state.raw<string | null>(null);
	readonly #diagnose: Diagnose;
	#control = new AbortController();

	constructor(diagnose: Diagnose) {
		this.#diagnose = diagnose;
	}

	async check(place: string, patient: Patient): Promise<void> {
		this.stop();
		const control = (this.#control = new AbortController());
		this.place = place;
		this.patient = { host: patient.host, baseUrl: patient.baseUrl, model: patient.model };
		this.findings = [];
		this.problem = null;
		this.isBusy = true;
		try {
			for await (const finding of this.#diagnose(this.patient, control.signal)) {
				if (control.signal.aborted) return;
				this.findings = [...this.findings, finding];
			}
		} catch (error) {
			if (!control.signal.aborted) this.problem = errorWords(error);
		} finally {
			if (this.#control === control) this.isBusy = false;
		}
	}

	stop(): void {
		this.#control.abort();
		this.isBusy = false;
	}

	close(): void {
		this.stop();
		this.place = null;
	}
}
