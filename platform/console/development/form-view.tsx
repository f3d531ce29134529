import type { MiniProgram } from '../../contract/models.ts';
import type { Review, ReviewForm } from '../../contract/release-models.ts';
import { Modal } from '../modal.tsx';
import { Failure } from '../parts.tsx';
import { session } from '../session.ts';
import { useStage } from '../stage.ts';
import { useLoad } from '../use-load.ts';
import { q } from './question-texts.ts';

/** What was written and shown for the reviewer. */
export function FormView({ miniProgram, form }: { miniProgram: string; form: ReviewForm }) {
  return (
    <dl className="form-view">
      <dt>{q.summary}</dt>
      <dd className="remarks">{form.summary}</dd>
      {form.testAccount && (
        <>
          <dt>{q.testAccount}</dt>
          <dd className="remarks">{form.testAccount}</dd>
        </>
      )}
      {form.screenshots.length > 0 && (
        <>
          <dt>{q.screenshots}</dt>
          <dd>
            <ul className="shots large">
              {form.screenshots.map((sha256, index) => (
                <li key={sha256}>
                  <Shot miniProgram={miniProgram} sha256={sha256} name={q.shot(index + 1)} />
                </li>
              ))}
            </ul>
          </dd>
        </>
      )}
    </dl>
  );
}

/** A screenshot; a press shows it as large as the window allows. Images come through the API, because a session is no cookie. */
function Shot({ miniProgram, sha256, name }: { miniProgram: string; sha256: string; name: string }) {
  const stage = useStage();
  const image = useLoad(`image ${miniProgram} ${sha256}`, () => session.call('getImage', { params: { id: miniProgram, sha256 } }));
  if (image.error) return <Failure error={image.error} retry={image.reload} />;
  if (!image.value) return <span className="shot-place" />;
  const source = `data:${image.value.type};base64,${image.value.data}`;
  return (
    <button
      type="button"
      className="shot-button"
      onClick={() =>
        stage.show(
          <Modal title={name} wide close={stage.close}>
            <img className="shot-full" src={source} alt={name} />
          </Modal>,
        )
      }
    >
      <img src={source} alt={name} />
    </button>
  );
}

export function SubmissionDialog({ program, review }: { program: Pick<MiniProgram, 'id'>; review: Review }) {
  const stage = useStage();
  return (
    <Modal title={q.formTitle(review.version.version)} wide close={stage.close}>
      <FormView miniProgram={program.id} form={review.form} />
    </Modal>
  );
}
