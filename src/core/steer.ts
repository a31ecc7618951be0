/** What a speaker was asked for. CodeSteer's two dialogues, coach and task model, never see each other. */
export type Steer = 'text' | 'code' | 'free';
